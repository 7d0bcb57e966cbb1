/// @file
/// The columns of a sparse matrix: which rows have a term, and with what weight.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A matrix by columns, rows ascending within each.
class Postings {
 public:
  explicit Postings(const SparseMatrix<double>& matrix);

  /// Adds weight x (the column's values) to the rows' accumulators.
  void accumulate(Index column, double weight, std::vector<double>& accumulators) const {
    const auto c = static_cast<std::size_t>(column);
    for (std::size_t e = begins_[c]; e < begins_[c + 1]; ++e) {
      accumulators[static_cast<std::size_t>(rows_[e])] += weight * values_[e];
    }
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<Index> rows_;
  std::vector<double> values_;
};

}  // namespace tidings
