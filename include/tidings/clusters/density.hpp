/// @file
/// Clusters as dense regions, and noise between them: HDBSCAN*.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// Which regions of the condensed tree are clusters.
enum class RegionChoice {
  excess_of_mass,  ///< those whose stabilities have the largest sum, of which none is in another
  leaf             ///< those that fall apart into no smaller ones: more clusters, of like sizes
};

struct DensityOptions {
  std::size_t min_cluster_size = 5;  ///< smaller groups are noise, or parts of what they leave
  std::size_t min_samples = 0;  ///< rows in a dense neighbourhood, the row itself among them; 0 is min_cluster_size
  RegionChoice choice = RegionChoice::excess_of_mass;
  double epsilon = 0;                 ///< regions that part at a smaller distance than this are not told apart
  std::size_t max_cluster_size = 0;   ///< for excess_of_mass: larger regions are taken apart if they can be; 0 is any
  bool allow_single_cluster = false;  ///< whether all rows together, the root, can be the only cluster
};

/// A node of the condensed tree. Densities are 1 / distance.
struct DenseRegion {
  Index parent = -1;     ///< -1 for the root, which is node 0
  Index size = 0;        ///< rows when it begins
  double birth = 0;      ///< the density at which it parts from its parent
  double death = 0;      ///< the density at which it falls apart
  double stability = 0;  ///< the sum over its rows of the density at which they leave it, less that of its birth
  bool selected = false;
  Index label = -1;  ///< of its rows, if it is selected
};

/// Where a row leaves the condensed tree.
struct DensePlace {
  Index region = 0;
  double density = 0;  ///< at which it leaves that region
  double core = 0;     ///< its core distance
};

struct DensityClusters {
  std::vector<Index> labels;           ///< of each row, numbered in the order of each cluster's first row; -1 for noise
  std::vector<double> probabilities;   ///< how long a row stays in its cluster, against the one that stays longest
  std::vector<double> outlier_scores;  ///< GLOSH: 1 - a row's density against the highest in its region, 0 deep within
  std::vector<Merge> merges;           ///< the single-link tree by mutual reachability, as 1 - distance
  std::vector<DenseRegion> regions;    ///< the condensed tree, parents before children
  std::vector<DensePlace> places;      ///< of each row
};

/// The clusters of rows that came later.
struct DenseLabels {
  std::vector<Index> labels;          ///< -1 for noise
  std::vector<double> probabilities;  ///< as those of DensityClusters
};

/// Looks for the regions that stay together over the widest range of densities.
///
/// The distance of two rows is 1 - similarity, that of two without an edge 1. A row's core distance is the one to its
/// (min_samples - 1)-th neighbour; the mutual reachability of two rows is the largest of their distance and both core
/// distances. Distances below 1e-6 count as 1e-6. On a graph with all pairs the result is that of HDBSCAN* on the whole
/// matrix of distances; on one of neighbours, groups that no edge connects are 1 apart.
///
/// Of equal mutual reachabilities, as a core distance makes them, the more similar rows are joined first. Rows are
/// numbered by their sums of weights before, so that another order gives the same clusters, but for ties. The root as a
/// cluster has the rows that stay to the last of its densities, or with an epsilon to that distance.
///
/// @param graph similarities in [0, 1], as those of similarity_graph; where only one of two entries is there, or they
///              differ, the higher one counts; the diagonal is not looked at
/// @throws std::invalid_argument if the graph is not square, a similarity is not in [0, 1], min_cluster_size is less
///         than 2, or epsilon is negative or not finite
/// @see R. Campello, D. Moulavi, A. Zimek and J. Sander, Hierarchical density estimates for data clustering,
///      visualization, and outlier detection, 2015
/// @see C. Malzer and M. Baum, A hybrid approach to hierarchical density-based cluster selection, 2020 (epsilon)
template <class Real>
[[nodiscard]] DensityClusters density(const SparseView<Real>& graph, const DensityOptions& options = {},
                                      const Execution& execution = {});

/// Says where further rows would lie, without changing the tree: each joins the row of least mutual reachability, and
/// is in the region that this row is in at that density.
/// @param similarities of each new row to the rows of `clusters`, in [0, 1]; to min_samples - 1 of them or more
/// @param options      those that the clusters were made with
/// @throws std::invalid_argument if the matrix is not as wide as there are rows, or a similarity is not in [0, 1]
template <class Real>
[[nodiscard]] DenseLabels place_by_density(const DensityClusters& clusters, const SparseView<Real>& similarities,
                                           const DensityOptions& options = {});

}  // namespace tidings
