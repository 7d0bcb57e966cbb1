/// @file
/// Passages that texts share without being versions of each other. Private to the library.
#pragma once

#include <vector>

#include "similarity/shared_shingles.hpp"

namespace tidings::detail {

/// Which shingles are boilerplate: those that at least five texts have, of which on average less than seven tenths
/// consists of shingles about as frequent or more (half as frequent is enough). So a passage at the foot of many
/// stories is boilerplate, and what a hundred reprints of one story have in common is not.
[[nodiscard]] std::vector<bool> find_boilerplate(const SharedShingles& shared);

}  // namespace tidings::detail
