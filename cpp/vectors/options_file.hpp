/// @file
/// Options as text, for files. Private to the library.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// The options as JSON.
[[nodiscard]] std::string to_json(const TfidfOptions& options);

/// The options but for the background and the vocabulary, which is empty where one was given.
/// @throws std::invalid_argument if that is not what to_json gives
[[nodiscard]] TfidfOptions options_of(const std::string& json);

/// The fingerprint of the options' background.
/// @throws std::invalid_argument if that is not what to_json gives
[[nodiscard]] std::optional<std::uint64_t> background_of(const std::string& json);

}  // namespace tidings::detail
