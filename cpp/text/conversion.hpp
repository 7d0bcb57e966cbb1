/// @file
/// Text in other encodings as UTF-8, by ICU's converters.
#pragma once

#include <string>
#include <string_view>

#include "tidings/text/utf8.hpp"

namespace tidings {

/// The name that MIME prefers for an encoding, else IANA's, else ICU's.
/// @throws std::invalid_argument that names an encoding which ICU does not know
[[nodiscard]] std::string preferred_name(const std::string& encoding);

/// Converts bytes to UTF-8. Each sequence without a character becomes U+FFFD and is counted.
/// @throws std::invalid_argument that names an encoding which ICU does not know
[[nodiscard]] WellFormed convert(std::string_view bytes, const std::string& encoding);

}  // namespace tidings
