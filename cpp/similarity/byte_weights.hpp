/// @file
/// Weights rounded to bytes, whose products come many at a time, and how far off those may be.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "similarity/scan.hpp"

namespace tidings::detail {

/// Terms from which on bytes pay.
constexpr std::size_t least_byte_terms = 256;
/// Terms of which the products of bytes may be added in 32 bits.
constexpr std::size_t most_byte_terms = 60000;

/// Bytes of a vector of n_terms weights: whole groups.
[[nodiscard]] constexpr std::size_t n_bytes(std::size_t n_terms) {
  return (n_terms + byte_group - 1) / byte_group * byte_group;
}

/// Rounds the weights of terms to multiples of a 127th of the largest one. Calls put(term, multiple).
template <class Put>
[[nodiscard]] Rounding round_to_bytes(std::span<const ScanTerm> terms, const Put& put) {
  constexpr float steps = 127;
  constexpr float least = 1e-30F;  // the inverse of much less is infinite
  float largest = 0;
  for (const ScanTerm& term : terms) largest = std::max(largest, std::abs(term.weight));
  const float scale = largest / steps;
  const float inverse = largest < least ? 0 : steps / largest;
  double squares = 0;
  double errors = 0;
  for (const ScanTerm& term : terms) {
    const int multiple = static_cast<int>(term.weight * inverse + (steps + 1.5F)) - static_cast<int>(steps + 1);
    const double rounded = static_cast<double>(scale) * multiple;
    const double error = static_cast<double>(term.weight) - rounded;
    squares += rounded * rounded;
    errors += error * error;
    put(term, multiple);
  }
  return {.scale = scale, .norm = rest_norm(squares), .error = rest_norm(errors)};
}

}  // namespace tidings::detail
