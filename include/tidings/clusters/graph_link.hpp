/// @file
/// Average-link clustering on a graph of neighbours: for very many rows.
#pragma once

#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct GraphLinkClusters {
  std::vector<Index> labels;  ///< of each row, numbered from 0 in the order of each cluster's first row
  std::vector<Merge> merges;  ///< in the order of falling similarity
  std::vector<double> upper;  ///< for each merge, what the mean over all pairs is at most
};

/// Merges the two clusters whose mean similarity is the highest, again and again, where pairs of rows without an edge
/// count as 0: average link as in average_link, on the graph's similarities instead of all.
///
/// The bound: with the graph and `omitted` of similarity_graph, a pair without an edge has a cosine from 0 (where no
/// value is negative) to the lower of both rows' omitted. So the mean cosine over all pairs of two clusters is at least
/// the similarity at which they are merged, and at most `upper`. What is merged at a threshold is thus as similar as
/// the threshold says; clusters with more rows than neighbours can stay apart that average_link would merge.
///
/// Equal similarities are merged in the order of cluster numbers. Where no edges are left, clusters are merged at 0.
/// Memory: the edges, three times.
/// @param graph   similarities of at least 0; where only one of two entries is there, or they differ, the higher one
///                counts; the diagonal is not looked at
/// @param omitted one a row, or empty if nothing is omitted
/// @throws std::invalid_argument if the graph is not square, a similarity negative, or the options are wrong, as in
///         average_link
/// @see D. Müllner, Modern hierarchical, agglomerative clustering algorithms, 2011 (the generic algorithm)
template <class Real>
[[nodiscard]] GraphLinkClusters average_link_on_graph(const SparseView<Real>& graph, std::span<const Real> omitted,
                                                      const AverageLinkOptions& options,
                                                      const Execution& execution = {});

}  // namespace tidings
