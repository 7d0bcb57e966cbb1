/// @file
/// Python's code units to UTF-8.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/// Writes a run of units as if they were ASCII.
/// @return whether they all are
template <std::size_t run, class Unit>
bool put_ascii(const Unit* units, char* out) {
  Unit all = 0;
  for (std::size_t k = 0; k < run; ++k) all = static_cast<Unit>(all | units[k]);
  for (std::size_t k = 0; k < run; ++k) out[k] = static_cast<char>(static_cast<unsigned char>(units[k]));
  return all < 0x80;
}

/// How many units come before the first that is not ASCII, which there must be.
template <class Unit>
std::size_t count_ascii(const Unit* units) {
  constexpr std::size_t at_once = sizeof(std::uint64_t) / sizeof(Unit);
  constexpr auto beyond = static_cast<Unit>(~Unit{0x7F});
  constexpr std::uint64_t any = ~std::uint64_t{0} / static_cast<Unit>(~Unit{0}) * beyond;
  for (std::size_t n = 0;; n += at_once) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, units + n, sizeof bits);
    if ((bits &= any) == 0) continue;
    const int before = std::endian::native == std::endian::little ? std::countr_zero(bits) : std::countl_zero(bits);
    return n + static_cast<std::size_t>(before) / (8 * sizeof(Unit));
  }
}

#ifdef __SSE2__
/// Writes a run of units as if they were ASCII.
/// @return bit i says that unit i is not
inline std::uint32_t put_packed(const std::uint16_t* units, char* out) {
  const auto load = [&](std::size_t i) {
    return _mm_loadu_si128(static_cast<const __m128i*>(static_cast<const void*>(units + 8 * i)));
  };
  const auto is_ascii = [](__m128i eight) {
    return _mm_cmpeq_epi16(_mm_and_si128(eight, _mm_set1_epi16(~0x7F)), _mm_setzero_si128());
  };
  std::uint32_t ascii = 0;
  for (std::size_t half = 0; half < 2; ++half) {
    const __m128i first = load(2 * half);
    const __m128i second = load(2 * half + 1);
    _mm_storeu_si128(static_cast<__m128i*>(static_cast<void*>(out + 16 * half)), _mm_packus_epi16(first, second));
    const int bits = _mm_movemask_epi8(_mm_packs_epi16(is_ascii(first), is_ascii(second)));
    ascii |= static_cast<std::uint32_t>(bits) << (16 * half);
  }
  return ~ascii;
}
#endif

constexpr std::size_t run = 32;

/// Writes a run of units as if they were ASCII.
/// @return how many at its begin are
template <class Unit>
std::size_t put_run(const Unit* units, char* out) {
#ifdef __SSE2__
  if constexpr (sizeof(Unit) == 2) {
    const std::uint32_t others = put_packed(units, out);
    return others == 0 ? run : static_cast<std::size_t>(__builtin_ctz(others));
  }
#endif
  return put_ascii<run>(units, out) ? run : count_ascii(units);
}

/// Code units, each of which is a code point, as UTF-8.
/// @param scratch holds the result; it only ever grows
template <class Unit>
std::string_view to_utf8(const Unit* units, std::size_t size, std::string& scratch) {
  constexpr std::size_t longest = sizeof(Unit) == 4 ? 4 : sizeof(Unit) + 1;  // bytes of a unit's UTF-8
  if (scratch.size() < longest * size) scratch.resize(longest * size);
  char* out = scratch.data();
  std::size_t i = 0;
  while (i + run <= size) {
    const std::size_t n = put_run(units + i, out);
    i += n;
    out += n;
    if (n == run) continue;
    while (i < size && units[i] >= 0x80) out = put_utf8(units[i++], out);
  }
  for (; i < size; ++i) out = put_utf8(units[i], out);
  return {scratch.data(), static_cast<std::size_t>(out - scratch.data())};
}

}  // namespace tidings::bindings
