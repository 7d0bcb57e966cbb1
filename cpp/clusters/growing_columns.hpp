/// @file
/// A sparse matrix by columns, to whose rows others are added.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

class GrowingColumns {
 public:
  explicit GrowingColumns(const SparseMatrix<double>& rows);

  /// The inner products of a row with all rows, summed in the order of the columns.
  void products(const SparseRow<double>& row, std::vector<double>& products) const;

  /// Adds a row to the row `to`.
  void add(const SparseRow<double>& row, std::size_t to);

  /// The matrix by rows.
  [[nodiscard]] SparseMatrix<double> rows(std::size_t n_rows) const;

 private:
  struct Entry {
    Index row;
    double value;
  };

  std::vector<std::vector<Entry>> columns_;  ///< rows ascending within each
};

}  // namespace tidings::detail
