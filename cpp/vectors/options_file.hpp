/// @file
/// Options as text, for files. Private to the library.
#pragma once

#include <string>

#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// The options as JSON.
[[nodiscard]] std::string to_json(const TfidfOptions& options);

/// @throws std::invalid_argument if that is not what to_json gives
[[nodiscard]] TfidfOptions options_of(const std::string& json);

}  // namespace tidings::detail
