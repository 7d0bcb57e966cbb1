/// @file
/// Single link over a graph.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/weighted_graph.hpp"
#include "tidings/base/progress.hpp"

namespace tidings::detail {

/// One step of single link: nodes are clusters 0 .. n - 1, step k makes cluster n + k.
struct Join {
  Index first;
  Index second;
  double distance;
  Index size;
};

/// Distances up to this are no less than this.
inline constexpr double least_distance = 1e-6;

/// The distance of nodes without an edge.
inline constexpr double no_edge = 1;

/// The distance of each node to its k-th neighbour, 0 for k = 0.
[[nodiscard]] std::vector<double> core_distances(const WeightedGraph& similarities, std::size_t k);

/// The minimum spanning tree by mutual reachability, as the joins of single link, from small to large distances; of
/// equal ones the more similar nodes first, then the lower numbers (Kruskal's algorithm).
[[nodiscard]] std::vector<Join> single_link(const WeightedGraph& similarities, const std::vector<double>& core,
                                            Progress& progress);

}  // namespace tidings::detail
