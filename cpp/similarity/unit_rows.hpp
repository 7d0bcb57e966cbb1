/// @file
/// Rows of norm 1, without a copy of the matrix.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// How far a sum of products of float weights may be from the cosine, in any order, with or without FMA: each rounding
/// adds at most 2^-24 of the sum of the products' sizes, which is at most 1 (Cauchy and Schwarz).
[[nodiscard]] constexpr float float_margin(std::size_t n_terms) {
  return (static_cast<float>(n_terms) + 8) * 0x1.1p-24F;
}

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
  /// Non-zeros of all rows.
  [[nodiscard]] std::size_t n_terms() const { return static_cast<std::size_t>(begins_[size()] - begins_[0]); }

  /// Whether the matrix is of float, as what is found for it then is.
  [[nodiscard]] bool is_float() const { return floats_ != nullptr; }
  /// A similarity in the matrix' type: float has none under 1e-45.
  [[nodiscard]] double stored(double similarity) const {
    return is_float() ? static_cast<double>(static_cast<float>(similarity)) : similarity;
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
    if (norm < least_invertible) {
      for_each(values, i, [norm](double value) { return value / norm; }, visit);
    } else {
      for_each(values, i, [inverse = 1 / norm](double value) { return value * inverse; }, visit);
    }
  }

  template <class Real, class Scale, class Visit>
  void for_each(const Real* values, std::size_t i, const Scale& scale, const Visit& visit) const {
    for (auto e = static_cast<std::size_t>(begins_[i]); e < static_cast<std::size_t>(begins_[i + 1]); ++e) {
      visit(columns_[e], scale(static_cast<double>(values[e])));
    }
  }

  static constexpr double least_invertible = 1e-300;  ///< the inverse of much less is infinite

  const Index* begins_;
  const Index* columns_;
  const float* floats_;
  const double* doubles_;
  std::size_t n_columns_;
  std::vector<double> norms_;
};

/// The exact similarity of one row with others: scattered once, then compared with many. One a thread.
class ExactCosine {
 public:
  explicit ExactCosine(std::size_t n_columns) : weights_(n_columns, 0) {}

  /// The row that the next ones are compared with.
  void set(const UnitRows& rows, std::size_t i) {
    n_terms_ = rows.n_terms(i);
    for (const Index column : columns_) {
      weights_[static_cast<std::size_t>(column)] = 0;
      word(column) = 0;
    }
    columns_.clear();
    rows.for_each(i, [&](Index column, double weight) {
      weights_[static_cast<std::size_t>(column)] = weight;
      word(column) |= bit(column);
      columns_.push_back(column);
    });
  }

  /// The cosine, summed in double over ascending columns: the same bits whichever of the two rows was set. What is
  /// within rounding of 1 is 1, and what cancels to within rounding of 0 is 0.
  [[nodiscard]] double with(const UnitRows& rows, std::size_t j) {
    double sum = 0;
    double sizes = 0;
    for (const Term& term : shared(rows, j)) {
      const double product = weights_[static_cast<std::size_t>(term.column)] * term.weight;
      sum += product;
      sizes += std::abs(product);
    }
    const double rounding = static_cast<double>(n_terms_ + rows.n_terms(j) + 8) * 0x1p-53;
    if (std::abs(sum) <= rounding * sizes) return 0;
    return sum >= 1 - rounding ? 1 : std::max(sum, -1.0);
  }

 private:
  struct Term {
    Index column = 0;
    double weight = 0;
  };

  static constexpr std::size_t n_words = 1024;  ///< of marks, which stay in the fastest memory, as weights_ would not

  [[nodiscard]] std::uint64_t& word(Index column) { return marks_[static_cast<std::size_t>(column) / 64 % n_words]; }
  [[nodiscard]] static std::uint64_t bit(Index column) {
    return std::uint64_t{1} << (static_cast<std::size_t>(column) % 64);
  }

  /// The terms of a row that are in the other one, and some that only share a mark with one of those. Without a branch:
  /// whether a term is shared is as good as random.
  [[nodiscard]] std::span<const Term> shared(const UnitRows& rows, std::size_t j) {
    if (shared_.size() <= rows.n_terms(j)) shared_.resize(rows.n_terms(j) + 1);
    std::size_t n_shared = 0;
    rows.for_each(j, [&](Index column, double weight) {
      shared_[n_shared] = {column, weight};
      n_shared += word(column) >> (static_cast<std::size_t>(column) % 64) & 1U;
    });
    return std::span(shared_).first(n_shared);
  }

  std::size_t n_terms_ = 0;
  std::vector<double> weights_;
  std::vector<Index> columns_;
  std::array<std::uint64_t, n_words> marks_{};  ///< a bit for the columns that are equal modulo 2^16
  std::vector<Term> shared_;
};

}  // namespace tidings::detail
