/// @file
/// Sparse rows by columns, for the inner products of another row with all of them at once.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/term_kernels.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Columns that many of the rows have are kept densely, the others as lists. Sums go over the dense columns first, then
/// over the others, each ascending: their bits depend on the rows alone.
template <class Real>
class TermIndex {
 public:
  /// An inner product of which no row without any value comes near.
  static constexpr Real of_empty_rows = -4;

  TermIndex(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns, const Execution& execution);

  /// The length of the arrays of products: the number of rows, rounded up.
  [[nodiscard]] std::size_t width() const { return start_.size(); }

  /// The inner products with all rows, summed in Real; of_empty_rows for rows without values, and behind the last one.
  /// @param dense   scratch
  /// @param products width() long
  void products(const SparseRow<Real>& row, std::vector<ScaledTerm<Real>>& dense, Real* products) const;

  /// The inner product with one row, in double.
  [[nodiscard]] double product(const SparseRow<Real>& row, std::size_t with) const;

 private:
  struct Column {
    std::size_t begin = 0;  ///< in dense_, or in rows_ and values_
    Index size = 0;         ///< of the list
    bool dense = false;
  };

  void lay_out(const std::vector<Index>& sizes);
  [[nodiscard]] double value(const Column& column, Index row) const;

  std::vector<Column> columns_;
  std::vector<Real> dense_;  ///< width() values a dense column
  std::vector<Index> rows_;  ///< ascending within a column
  std::vector<Real> values_;
  std::vector<Real> start_;
};

}  // namespace tidings::detail
