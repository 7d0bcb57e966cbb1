/// @file
/// Sparse vectors that grow.
#pragma once

#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A sparse vector with its own memory: the sum of some rows of a matrix.
struct SparseSum {
  std::vector<Index> columns;  ///< ascending
  std::vector<double> values;

  /// To be read; does not outlive the vector.
  [[nodiscard]] SparseRow<double> row() const { return {columns.data(), values.data(), columns.size()}; }
};

/// The sum of both, columns ascending.
[[nodiscard]] SparseSum add(const SparseSum& a, const SparseSum& b);

/// The sum of some rows, each column summed in the order of the rows.
[[nodiscard]] SparseSum sum_rows(const SparseMatrix<double>& matrix, const std::vector<std::size_t>& rows);

/// The vectors as the rows of a matrix.
[[nodiscard]] SparseMatrix<double> stack(const std::vector<const SparseSum*>& rows, Eigen::Index n_columns);

}  // namespace tidings
