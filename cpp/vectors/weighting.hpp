/// @file
/// The formulas of TF-IDF. Private to the library.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// @param n_texts at least df
/// @return infinity for a df of 0 without smoothing
[[nodiscard]] inline double idf_of(std::size_t df, std::size_t n_texts, bool smooth) {
  const double extra = smooth ? 1 : 0;
  return std::log((static_cast<double>(n_texts) + extra) / (static_cast<double>(df) + extra)) + 1;
}

/// @param count not 0
[[nodiscard]] inline double tf_of(double count, bool sublinear) {
  return sublinear ? 1 + std::log(count) : count;
}

/// The length of a row, summed in its order.
[[nodiscard]] inline double length_of(std::span<const double> row, Norm norm) {
  double sum = 0;
  for (const double weight : row) sum += norm == Norm::l2 ? weight * weight : std::abs(weight);
  return norm == Norm::l2 ? std::sqrt(sum) : sum;
}

/// What each weight of a row is to be divided by: 1 where the row has no length, or is not to be normalised.
[[nodiscard]] inline double divisor_of(std::span<const double> row, Norm norm) {
  const double length = norm == Norm::none ? 0 : length_of(row, norm);
  return length > 0 ? length : 1;
}

}  // namespace tidings::detail
