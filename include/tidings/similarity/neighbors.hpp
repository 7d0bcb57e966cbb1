/// @file
/// Exact nearest neighbours by cosine similarity.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct NeighborOptions {
  std::size_t n_neighbors = 10;
  double min_similarity = 0;  ///< neighbours below it are left out; so are those at or below 0
};

/// The neighbours of each row, the best first; of equally similar ones the lower number first. In CSR form: those of
/// row i stand at [offsets[i], offsets[i + 1]).
template <class Real>
struct NeighborGraph {
  std::vector<Index> offsets;
  std::vector<Index> neighbors;
  std::vector<Real> similarities;
};

/// The rows of `others` that are most similar to each row of `matrix`.
///
/// Exact: each similarity is summed in double over the shared columns in ascending order, so the result does not depend
/// on the number of threads. Memory: a copy of both matrices and one number a row of `others` for each thread; never
/// rows x rows. Time: for each non-zero of `matrix`, the non-zeros of `others` in its column.
///
/// @throws std::invalid_argument if the numbers of columns differ, n_neighbors is 0 or min_similarity is not in [-1, 1]
template <class Real>
[[nodiscard]] NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const SparseView<Real>& others,
                                                    const NeighborOptions& options = {},
                                                    const Execution& execution = {});

/// The rows that are most similar to each row of the same matrix; a row is not its own neighbour.
template <class Real>
[[nodiscard]] NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const NeighborOptions& options = {},
                                                    const Execution& execution = {});

}  // namespace tidings
