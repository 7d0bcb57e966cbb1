/// @file
/// UTF-8 read one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tidings {

/// As next_code_point, for all forms. Those of four bytes and what is ill-formed are rare.
[[nodiscard]] std::int32_t next_rare_code_point(std::string_view text, std::size_t& at);

/// The code point that begins at `at`, which is moved to its end; negative if it is ill-formed.
[[nodiscard]] inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[i])}; };
  const std::uint32_t first = byte(at);
  if (first < 0x80) {
    ++at;
    return static_cast<std::int32_t>(first);
  }
  if ((first & 0xF0U) == 0xE0 && at + 2 < text.size()) {
    const std::uint32_t second = byte(at + 1) ^ 0x80U;  // less than 0x40, as the third, if it may follow
    const std::uint32_t third = byte(at + 2) ^ 0x80U;
    const std::uint32_t code = (first & 0xFU) << 12U | second << 6U | third;
    const bool surrogate = code - 0xD800U < 0x800U;
    if ((second | third) < 0x40 && code >= 0x800 && !surrogate) {
      at += 3;
      return static_cast<std::int32_t>(code);
    }
  } else if (first >= 0xC2 && first < 0xE0 && at + 1 < text.size() && (byte(at + 1) ^ 0x80U) < 0x40) {
    const std::uint32_t code = (first & 0x1FU) << 6U | (byte(at + 1) ^ 0x80U);
    at += 2;
    return static_cast<std::int32_t>(code);
  }
  return next_rare_code_point(text, at);
}

/// The number of code points in well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace tidings
