/// @file
/// Python's code units to UTF-8.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tidings::bindings {

/// Writes a code point as UTF-8; surrogates too, which is ill-formed then.
/// @return where the next one goes
inline char* put_utf8(std::uint32_t c, char* out) {
  const auto byte = [&](std::uint32_t value) { *out++ = static_cast<char>(static_cast<unsigned char>(value)); };
  const auto tail = [&](unsigned shift) { byte(0x80U | ((c >> shift) & 0x3FU)); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    byte(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
  return out;
}

/// Code units, each of which is a code point, as UTF-8.
/// @param scratch holds the result; it only ever grows
template <class Unit>
std::string_view to_utf8(const Unit* units, std::size_t size, std::string& scratch) {
  constexpr std::size_t longest = sizeof(Unit) == 4 ? 4 : sizeof(Unit) + 1;  // bytes of a unit's UTF-8
  constexpr std::size_t run = 16;
  if (scratch.size() < longest * size) scratch.resize(longest * size);
  char* out = scratch.data();
  for (std::size_t i = 0; i < size;) {
    const std::size_t end = std::min(i + run, size);
    Unit all = 0;
    for (std::size_t k = i; k < end; ++k) all = static_cast<Unit>(all | units[k]);
    if (all < 0x80) {
      for (std::size_t k = i; k < end; ++k) out[k - i] = static_cast<char>(units[k]);
      out += end - i;
    } else {
      for (std::size_t k = i; k < end; ++k) out = put_utf8(units[k], out);
    }
    i = end;
  }
  return {scratch.data(), static_cast<std::size_t>(out - scratch.data())};
}

}  // namespace tidings::bindings
