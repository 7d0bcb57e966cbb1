/// @file
/// How well clusters are told apart, by the stories alone.
#pragma once

#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// For each row (b - a) / max(a, b): a is its mean cosine distance to the other members of its cluster, b that to the
/// members of the cluster for which it is least. From -1 (in the wrong cluster) to 1; 0 for the only row of a cluster.
/// Exact, from the clusters' sums: the time is that of rows x clusters, and no distance between two rows is worked out.
///
/// @param labels of each row, from 0 to the number of clusters - 1
/// @throws std::invalid_argument if the labels do not fit the rows, or there are less than 2 clusters
/// @see P. J. Rousseeuw, Silhouettes, 1987
template <class Real>
[[nodiscard]] std::vector<double> silhouettes(const SparseView<Real>& matrix, Labels labels,
                                              const Execution& execution = {});

/// The mean of the rows' silhouettes.
template <class Real>
[[nodiscard]] double silhouette(const SparseView<Real>& matrix, Labels labels, const Execution& execution = {});

}  // namespace tidings
