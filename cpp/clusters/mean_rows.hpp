/// @file
/// The mean rows of clusters.
#pragma once

#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// The mean row of each cluster, as the rows of a matrix.
/// @param members the rows of each cluster, none empty and none in two
[[nodiscard]] SparseMatrix<double> mean_rows(const SparseMatrix<double>& rows,
                                             const std::vector<std::vector<std::size_t>>& members);

/// What some members add to the mean row of their cluster.
/// @param members the rows that are at hand of each cluster, none in two
/// @param sizes   of the whole clusters
[[nodiscard]] SparseMatrix<double> mean_rows(const SparseMatrix<double>& rows,
                                             const std::vector<std::vector<std::size_t>>& members,
                                             const std::vector<std::size_t>& sizes);

}  // namespace tidings
