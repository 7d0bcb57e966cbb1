/// @file
/// The weights of fields that are put side by side. Private to the library.
#pragma once

#include <span>

namespace tidings::detail {

/// @throws std::invalid_argument if a weight is negative or not finite, or all are 0
void check_field_weights(std::span<const double> weights);

}  // namespace tidings::detail
