/// @file
/// The hash that names columns. Private to the library.
#pragma once

#include <cstdint>
#include <string_view>

namespace tidings::detail {

/// MurmurHash3 for 32 bits with seed 0, the same on machines of either byte order.
/// @see A. Appleby, MurmurHash3, 2011
[[nodiscard]] std::uint32_t murmur_hash(std::string_view bytes);

}  // namespace tidings::detail
