/// @file
/// Exact nearest neighbours by cosine similarity.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/similarity/time_decay.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct NeighborOptions {
  std::size_t n_neighbors = 10;
  /// Neighbours below it are left out. At 0 those of similarity 0 are left out too, which have nothing in common; below
  /// 0 they are neighbours like others.
  double min_similarity = 0;
  TimeDecay time = {};  ///< the similarity is the cosine, multiplied by its factor
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
/// Exact: candidates are found by sums in float, whose error is bounded, and all that may be among the best are
/// compared by cosines that are summed in double over the shared columns in ascending order. So the result does not
/// depend on the number of threads or the machine's instructions. With min_similarity at least 0 and negative values,
/// a similarity that is nothing beside float's rounding (some 1e-7 a shared column) may count as 0.
///
/// Similarities, and min_similarity, are rounded to 40 significant bits (a relative 9e-13) before they are compared and
/// returned: what is equal but for rounding ties, so that the lower number decides, and what is as similar as
/// min_similarity says is a neighbour. One that is too small for Real counts as 0.
///
/// Memory: an index of some thousand rows of `others` at a time, and (n_neighbors + 9) x 8 bytes a row of `matrix`, or
/// x 16 where many others are nearly as similar as the last neighbour; never rows x rows. Time: for each non-zero of
/// `matrix`, the non-zeros of `others` in its column, within the window if there is one, except for frequent terms
/// where they cannot make a neighbour; where many are nearly as similar, the rows are compared once more.
///
/// @throws std::invalid_argument if the numbers of columns differ, n_neighbors is 0, min_similarity is not in [-1, 1],
/// or the times are not those of the rows
template <class Real>
[[nodiscard]] NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const SparseView<Real>& others,
                                                    const NeighborOptions& options = {},
                                                    const Execution& execution = {});

/// The rows that are most similar to each row of the same matrix; a row is not its own neighbour. Each pair of rows is
/// compared once.
template <class Real>
[[nodiscard]] NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const NeighborOptions& options = {},
                                                    const Execution& execution = {});

}  // namespace tidings
