/// @file
/// Similarities as they are compared and given out.
#pragma once

#include <bit>
#include <cstdint>

namespace tidings::detail {

/// The similarity to 40 significant bits (a relative 2^-40, 9e-13), which is far more than the rounding of the sums
/// that led to it: what is equal but for rounding ties, and reaches a threshold that was settled likewise. Ascending,
/// so that orders stay transitive, and the same bits on every machine.
[[nodiscard]] constexpr double settled(double similarity) {
  constexpr std::uint64_t half = std::uint64_t{1} << 12;
  return std::bit_cast<double>((std::bit_cast<std::uint64_t>(similarity) + half) & ~(2 * half - 1));
}

}  // namespace tidings::detail
