/// @file
/// k-means on the unit sphere that learns one row after the other.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// Clusters by what was put into them.
struct ClusterTotals {
  SparseMatrix<double> sums;    ///< of normalised rows; one a row
  std::vector<double> squares;  ///< of the sums' lengths, as they came about
  std::vector<double> n_rows;   ///< how many rows were summed
};

/// Takes up rows one after the other: each goes to the cluster whose sum is the most similar, of equal ones the lower
/// number, and turns it at once. While a cluster is empty, a row that differs from all sums begins it. Rows of zeros go
/// to cluster 0 and turn nothing.
///
/// How rows are cut into calls makes no difference, not even in a bit.
/// @param totals where to begin; then with the rows
/// @return the clusters of the rows
/// @throws std::invalid_argument if the matrices differ in width, or the totals' parts in length, or there is no
/// cluster
/// @see S. Zhong, Efficient online spherical k-means clustering, 2005, with the learning rate 1 / n_rows
template <class Real>
[[nodiscard]] std::vector<Index> learn_online(ClusterTotals& totals, const SparseView<Real>& matrix,
                                              const Execution& execution = {});

}  // namespace tidings
