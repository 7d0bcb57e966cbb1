/// @file
/// Rows cut down to the columns that some of them have.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Numbers the columns that some rows have, so that what is made of them is as narrow as they are.
class NarrowColumns {
 public:
  explicit NarrowColumns(std::size_t n_columns) : is_chosen_(n_columns / 64 + 1, 0), numbers_(n_columns) {}

  /// Those of some rows of a matrix, ascending.
  void choose(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows);

  [[nodiscard]] Eigen::Index size() const { return static_cast<Eigen::Index>(chosen_.size()); }

  /// What some rows, divided by their lengths, have in these columns.
  /// @param lengths of all rows of the matrix
  /// @param factors by which each of the chosen rows is multiplied
  [[nodiscard]] SparseMatrix<double> narrow(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows,
                                            const std::vector<double>& lengths,
                                            const std::vector<double>& factors) const;

 private:
  [[nodiscard]] bool is_chosen(Index column) const;
  /// How many values some rows have in these columns.
  [[nodiscard]] Eigen::Index n_chosen(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows) const;

  std::vector<std::uint64_t> is_chosen_;  ///< a bit a column, which stay in fast memory where the numbers do not
  std::vector<Index> numbers_;            ///< of the chosen columns
  std::vector<Index> chosen_;
};

}  // namespace tidings::detail
