/// @file
/// Partitions of a graph's nodes, and what the Leiden algorithm does with them.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/weighted_graph.hpp"
#include "tidings/base/progress.hpp"

namespace tidings::detail {

/// A graph some of whose nodes stand for several, and what a community costs: the quality of a partition is, but for a
/// constant, the sum over communities of the weight of their edges less penalty mass^2 / 2.
struct MassGraph {
  WeightedGraph graph;
  std::vector<double> masses;  ///< of the nodes
  double penalty = 0;
};

/// The community of each node: numbers below the number of nodes.
using Communities = std::vector<Index>;

/// Moves single nodes to the community where they add the most, or to one of their own, until none can add more than
/// `least_gain`. Nodes are visited in the order given, then again those whose neighbours moved.
/// @return whether any moved
/// @see V. Traag, L. Waltman and N. J. van Eck 2019, MoveNodesFast
bool move_nodes(const MassGraph& graph, const std::vector<Index>& order, Communities& communities, double least_gain,
                Progress& progress);

/// Parts of the communities that are well connected within them: nodes on their own are joined to the part where they
/// add the most, if that is not negative; in the order given.
/// @see V. Traag, L. Waltman and N. J. van Eck 2019, RefinePartition
[[nodiscard]] Communities refine(const MassGraph& graph, const std::vector<Index>& order,
                                 const Communities& communities);

/// Numbers the communities from 0 in the order of their first nodes.
/// @return how many there are
std::size_t renumber(Communities& communities);

/// The graph whose nodes are the communities.
/// @param communities numbered by renumber
[[nodiscard]] MassGraph aggregate(const MassGraph& graph, const Communities& communities, std::size_t n_communities);

}  // namespace tidings::detail
