/// @file
/// Which encoding bytes without a mark may be in.
#pragma once

#include <string>
#include <string_view>

namespace tidings {

/// The encoding of bytes that have no byte order mark and are not well-formed UTF-8; see decode, steps 4 to 6.
[[nodiscard]] std::string detect_charset(std::string_view bytes);

}  // namespace tidings
