/// @file
/// Communities of a graph by the Leiden algorithm.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// What a partition is worth. With e the weight of a community's edges, m that of all:
enum class Quality {
  cpm,        ///< the sum of e - resolution n (n - 1) / 2 over communities of n nodes: Constant Potts Model
  modularity  ///< the sum of (e - resolution k^2 / (4 m)) / m, where k is the sum of the weights at a community's nodes
};

struct LeidenOptions {
  Quality quality = Quality::cpm;
  double resolution = 0.1;     ///< for cpm the density that communities have at least, on a graph of cosines a cosine
  std::size_t n_starts = 8;    ///< partitions from scratch of which the best parts are put together
  std::size_t max_iter = 100;  ///< passes over the whole graph after those of the starts
};

struct LeidenClusters {
  std::vector<Index> labels;  ///< of each node, numbered from 0 in the order of each community's first node
  double quality = 0;
  std::size_t n_iter = 0;  ///< those passes, with the last ones, which change nothing where the limit was not reached
};

/// Looks for the partition of highest quality: nodes move to the best community until none improves it; communities are
/// refined into parts that are well connected within them; the parts become the nodes of a smaller graph. Each start
/// makes three such passes, in orders of its own; the best parts of their partitions are put together, and from there
/// passes go on until five change nothing. No move of a single node improves the result by more than rounding.
///
/// Deterministic: nodes are visited in the order of their sums of weights, the highest first, and in each further pass
/// in another, fixed shuffling of it; of equal gains the lower number wins, also in the refinement, where Traag et al.
/// draw. Another order of the rows gives the same communities, but for equal sums.
///
/// @param graph symmetric weights of at least 0, as those of similarity_graph; where only one of two entries is there,
/// or
///              they differ, the higher one counts; the diagonal is not looked at
/// @throws std::invalid_argument if the graph is not square, a weight or the resolution is negative, or n_starts or
///         max_iter is 0
/// @see V. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected communities, 2019
/// @see V. Traag, P. Van Dooren and Y. Nesterov, Narrow scope for resolution-limit-free community detection, 2011 (CPM)
template <class Real>
[[nodiscard]] LeidenClusters leiden(const SparseView<Real>& graph, const LeidenOptions& options = {},
                                    const Execution& execution = {});

}  // namespace tidings
