/// @file
/// The formulas of weights. Private to the library.
#pragma once

#include <cstddef>
#include <span>

#include "tidings/vectors/weighting.hpp"

namespace tidings::detail {

/// @param n at least df; neither need be whole
/// @return infinity where the formula divides by a df of 0
[[nodiscard]] double idf_of(double df, double n, Idf kind);

/// What the weights of a row's terms depend on besides their own counts.
struct RowShape {
  double length = 0;  ///< the sum of the counts
  double max = 0;     ///< the highest
  double distinct = 0;

  void add(double count) {
    length += count;
    max = count > max ? count : max;
    ++distinct;
  }
};

/// Weighs the counts of rows by the formulas that a weighting names.
class Formula {
 public:
  Formula(const Weighting& weighting, const CollectionWeights& collection);

  /// Whether a term's weight in a text depends on its count alone.
  [[nodiscard]] bool depends_on_count_only() const;

  /// @param count not 0
  [[nodiscard]] double tf(double count, const RowShape& shape) const;

  /// What each weight of a row is to be divided by: 1 where the row has no length, or is not to be normalised.
  /// @param row its weights, which are summed in its order
  [[nodiscard]] double divisor(std::span<const double> row, const RowShape& shape) const;

 private:
  Weighting weighting_;
  double mean_length_;
  double mean_distinct_;
};

}  // namespace tidings::detail
