/// @file
/// Rows cut down to the columns that some of them have.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Numbers the columns that some rows have, so that what is made of them is as narrow as they are.
class NarrowColumns {
 public:
  explicit NarrowColumns(std::size_t n_columns) : numbers_(n_columns, -1) {}

  /// Those of some rows of a matrix, ascending.
  void choose(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows);

  [[nodiscard]] Eigen::Index size() const { return static_cast<Eigen::Index>(chosen_.size()); }

  /// What some rows, divided by their lengths, have in these columns.
  /// @param factors by which each of these rows is multiplied
  [[nodiscard]] SparseMatrix<double> narrow(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows,
                                            const std::vector<double>& factors) const;

 private:
  std::vector<Index> numbers_;  ///< of each column; -1 if it is not chosen
  std::vector<Index> chosen_;
};

}  // namespace tidings::detail
