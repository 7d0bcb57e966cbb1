/// @file
/// Rows of norm 1, without a copy of the matrix.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// The rows of a matrix, each divided by its norm when it is read. Does not outlive the matrix.
class UnitRows {
 public:
  explicit UnitRows(const SparseView<float>& matrix) : UnitRows(matrix, matrix.valuePtr(), nullptr) {}
  explicit UnitRows(const SparseView<double>& matrix) : UnitRows(matrix, nullptr, matrix.valuePtr()) {}

  [[nodiscard]] std::size_t size() const { return norms_.size(); }
  [[nodiscard]] std::size_t n_columns() const { return n_columns_; }
  [[nodiscard]] std::size_t n_terms(std::size_t i) const {
    return static_cast<std::size_t>(begins_[i + 1] - begins_[i]);
  }

  /// Whether no weight is negative, or so small that a product of two could vanish: then a sum of products is over 0
  /// just when the cosine is.
  [[nodiscard]] bool is_positive() const { return positive_; }

  /// The sum of weights[column] * weight over the non-zeros of row i, to within (n_terms + 8) * 2^-51 of its exact
  /// value if `weights` has norm 1: with one division only. Infinite or no number where a value is too large for that.
  [[nodiscard]] double rough_product(std::size_t i, const double* weights) const {
    return floats_ != nullptr ? rough_product(floats_, i, weights) : rough_product(doubles_, i, weights);
  }

  /// Calls visit(column, weight) for the non-zeros of row i, columns ascending. A row of zeros has none.
  template <class Visit>
  void for_each(std::size_t i, const Visit& visit) const {
    if (floats_ != nullptr) {
      for_each(floats_, i, visit);
    } else {
      for_each(doubles_, i, visit);
    }
  }

 private:
  template <class Real>
  UnitRows(const SparseView<Real>& matrix, const float* floats, const double* doubles);

  template <class Real, class Visit>
  void for_each(const Real* values, std::size_t i, const Visit& visit) const {
    const double norm = norms_[i];
    if (norm == 0) return;
    for (auto e = static_cast<std::size_t>(begins_[i]); e < static_cast<std::size_t>(begins_[i + 1]); ++e) {
      visit(columns_[e], static_cast<double>(values[e]) / norm);
    }
  }

  template <class Real>
  double rough_product(const Real* values, std::size_t i, const double* weights) const {
    double sum = 0;
    for (auto e = static_cast<std::size_t>(begins_[i]); e < static_cast<std::size_t>(begins_[i + 1]); ++e) {
      sum += weights[columns_[e]] * static_cast<double>(values[e]);
    }
    return norms_[i] == 0 ? 0 : sum / norms_[i];
  }

  const Index* begins_;
  const Index* columns_;
  const float* floats_;
  const double* doubles_;
  std::size_t n_columns_;
  bool positive_ = true;
  std::vector<double> norms_;
};

/// The exact similarity of one row with others: scattered once, then compared with many. One a thread.
class ExactCosine {
 public:
  explicit ExactCosine(std::size_t n_columns) : weights_(n_columns, 0) {}

  /// The row that the next ones are compared with.
  void set(const UnitRows& rows, std::size_t i) {
    n_terms_ = rows.n_terms(i);
    for (const Index column : columns_) weights_[static_cast<std::size_t>(column)] = 0;
    columns_.clear();
    rows.for_each(i, [&](Index column, double weight) {
      weights_[static_cast<std::size_t>(column)] = weight;
      columns_.push_back(column);
    });
  }

  /// Whether the cosine may be as large as `least`: fast, and seldom wrong where it is not.
  [[nodiscard]] bool may_reach(double least, const UnitRows& rows, std::size_t j) const {
    const double error = static_cast<double>(rows.n_terms(j) + 8) * 0x1p-51;
    return !(rows.rough_product(j, weights_.data()) < least - error);
  }

  /// The cosine, summed in double over ascending columns: the same bits whichever of the two rows was set. What is
  /// within rounding of 1 is 1, so that equal rows are found at a threshold of 1 and tie.
  [[nodiscard]] double with(const UnitRows& rows, std::size_t j) const {
    double sum = 0;
    rows.for_each(j, [&](Index column, double weight) { sum += weights_[static_cast<std::size_t>(column)] * weight; });
    const double rounding = static_cast<double>(n_terms_ + rows.n_terms(j) + 8) * 0x1p-53;
    return sum >= 1 - rounding ? 1 : std::max(sum, -1.0);
  }

 private:
  std::size_t n_terms_ = 0;
  std::vector<double> weights_;
  std::vector<Index> columns_;
};

}  // namespace tidings::detail
