#include "clusters/better_parts.hpp"

#include <algorithm>
#include <numeric>

namespace tidings::detail {
namespace {

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

/// The first node of each node's community.
std::vector<Index> first_nodes(const Communities& communities) {
  std::vector<Index> first(communities.size(), -1);
  std::vector<Index> of_node(communities.size());
  for (std::size_t i = 0; i < communities.size(); ++i) {
    Index& of_community = first[at(communities[i])];
    if (of_community < 0) of_community = static_cast<Index>(i);
    of_node[i] = of_community;
  }
  return of_node;
}

/// Sets of nodes, each known by its lowest one.
class NodeSets {
 public:
  explicit NodeSets(std::size_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0); }

  void join(Index a, Index b) {
    const auto [low, high] = std::minmax({set_of(a), set_of(b)});
    parent_[at(high)] = low;
  }

  [[nodiscard]] Index set_of(Index node) {
    while (parent_[at(node)] != node) {
      parent_[at(node)] = parent_[at(parent_[at(node)])];
      node = parent_[at(node)];
    }
    return node;
  }

 private:
  std::vector<Index> parent_;
};

/// What each node adds to the quality: half of its edges within its community, less half of what its mass costs there.
std::vector<double> node_qualities(const MassGraph& graph, const Communities& first) {
  std::vector<double> masses(first.size(), 0);
  for (std::size_t i = 0; i < first.size(); ++i) masses[at(first[i])] += graph.masses[i];
  std::vector<double> qualities(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    double inside = 0;
    for (const Edge& edge : graph.graph.edges(i)) {
      if (first[at(edge.to)] == first[i]) inside += edge.weight;
    }
    qualities[i] = (inside - graph.penalty * graph.masses[i] * masses[at(first[i])]) / 2;
  }
  return qualities;
}

}  // namespace

void take_better_parts(const MassGraph& graph, const Communities& other, double least_gain, Communities& communities) {
  const std::size_t n = communities.size();
  const Communities ours = first_nodes(communities);
  const Communities theirs = first_nodes(other);
  NodeSets sets(n);
  for (std::size_t i = 0; i < n; ++i) {
    sets.join(static_cast<Index>(i), ours[i]);
    sets.join(static_cast<Index>(i), theirs[i]);
  }
  const std::vector<double> our_quality = node_qualities(graph, ours);
  const std::vector<double> their_quality = node_qualities(graph, theirs);
  std::vector<double> gains(n, 0);  // of each set
  for (std::size_t i = 0; i < n; ++i)
    gains[at(sets.set_of(static_cast<Index>(i)))] += their_quality[i] - our_quality[i];
  for (std::size_t i = 0; i < n; ++i) {
    communities[i] = gains[at(sets.set_of(static_cast<Index>(i)))] > least_gain ? theirs[i] : ours[i];
  }
  renumber(communities);
}

}  // namespace tidings::detail
