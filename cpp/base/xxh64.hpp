/// @file
/// A hash whose values are the same everywhere and always. Private to the library.
#pragma once

#include <cstdint>
#include <string_view>

namespace tidings::detail {

/// XXH64 (Collet, "xxHash fast digest algorithm", specification 0.1.1), whatever the machine's byte order.
[[nodiscard]] std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace tidings::detail
