/// @file
/// Clusters as dense regions, and noise between them: HDBSCAN*.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct DensityOptions {
  std::size_t min_cluster_size = 5;  ///< smaller groups are noise, or parts of what they leave
  std::size_t min_samples = 0;  ///< rows in a dense neighbourhood, the row itself among them; 0 is min_cluster_size
};

/// A node of the condensed tree. Densities are 1 / distance.
struct DenseRegion {
  Index parent = -1;     ///< -1 for the root, which is node 0 and never a cluster
  Index size = 0;        ///< rows when it begins
  double birth = 0;      ///< the density at which it parts from its parent
  double death = 0;      ///< the density at which it falls apart
  double stability = 0;  ///< the sum over its rows of the density at which they leave it, less that of its birth
  bool selected = false;
};

struct DensityClusters {
  std::vector<Index> labels;          ///< of each row, numbered in the order of each cluster's first row; -1 for noise
  std::vector<double> probabilities;  ///< how long a row stays in its cluster, against the one that stays longest
  std::vector<Merge> merges;          ///< the single-link tree by mutual reachability, as 1 - distance
  std::vector<DenseRegion> regions;   ///< the condensed tree, parents before children
};

/// Looks for the regions that stay together over the widest range of densities (excess of mass).
///
/// The distance of two rows is 1 - similarity, that of two without an edge 1. A row's core distance is the one to its
/// (min_samples - 1)-th neighbour; the mutual reachability of two rows is the largest of their distance and both core
/// distances. Distances below 1e-6 count as 1e-6. On a graph with all pairs the result is that of HDBSCAN* on the whole
/// matrix of distances; on one of neighbours, groups that no edge connects are 1 apart.
///
/// Of equal mutual reachabilities, as a core distance makes them, the more similar rows are joined first. Rows are
/// numbered by their sums of weights before, so that another order gives the same clusters, but for ties.
///
/// @param graph similarities in [0, 1], as those of similarity_graph; where only one of two entries is there, or they
///              differ, the higher one counts; the diagonal is not looked at
/// @throws std::invalid_argument if the graph is not square, a similarity is not in [0, 1], or min_cluster_size is < 2
/// @see R. Campello, D. Moulavi, A. Zimek and J. Sander, Hierarchical density estimates for data clustering,
///      visualization, and outlier detection, 2015
template <class Real>
[[nodiscard]] DensityClusters density(const SparseView<Real>& graph, const DensityOptions& options = {},
                                      const Execution& execution = {});

}  // namespace tidings
