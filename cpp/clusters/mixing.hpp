/// @file
/// Numbers that look random and are the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// SplitMix64's finalizer (Steele, Lea and Flood 2014): every bit of the input changes every bit of the output.
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// SplitMix64's distance of two inputs.
inline constexpr std::uint64_t golden = 0x9E3779B97F4A7C15U;

/// 0 .. n - 1, ascending for a salt of 0, else shuffled (Fisher and Yates).
[[nodiscard]] inline std::vector<Index> shuffled(std::size_t n, std::uint64_t salt) {
  std::vector<Index> order(n);
  std::iota(order.begin(), order.end(), 0);
  if (salt == 0) return order;
  for (std::size_t i = n; i > 1; --i) {
    std::swap(order[i - 1], order[mixed(salt * golden + i) % i]);
  }
  return order;
}

}  // namespace tidings::detail
