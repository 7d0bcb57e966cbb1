/// @file
/// The mean rows of clusters.
#pragma once

#include <vector>

#include "clusters/sparse_sum.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// The mean row of each cluster, as the rows of a matrix.
/// @param members the rows of each cluster, none empty
[[nodiscard]] SparseMatrix<double> mean_rows(const SparseMatrix<double>& rows,
                                             const std::vector<std::vector<std::size_t>>& members);

}  // namespace tidings
