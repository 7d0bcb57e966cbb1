#include "clusters/spanning_tree.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace tidings::detail {
namespace {

constexpr std::size_t edges_per_update = 1U << 16U;

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

struct Distance {
  double distance;
  double similarity;  ///< decides between equal distances, as a core distance makes them
  Index from;
  Index to;

  [[nodiscard]] bool operator<(const Distance& other) const {
    return std::tie(distance, other.similarity, from, to) < std::tie(other.distance, similarity, other.from, other.to);
  }
};

/// Joins clusters, and knows the one of each node.
class Forest {
 public:
  explicit Forest(std::size_t n) : parents_(n), clusters_(n), sizes_(n, 1) {
    std::iota(parents_.begin(), parents_.end(), 0);
    std::iota(clusters_.begin(), clusters_.end(), 0);
  }

  [[nodiscard]] Index root(Index node) {
    while (parents_[at(node)] != node) {
      parents_[at(node)] = parents_[at(parents_[at(node)])];
      node = parents_[at(node)];
    }
    return node;
  }

  void join(Index a, Index b, double distance) {
    if (sizes_[at(a)] < sizes_[at(b)]) std::swap(a, b);
    const auto [first, second] = std::minmax({clusters_[at(a)], clusters_[at(b)]});
    sizes_[at(a)] += sizes_[at(b)];
    joins_.push_back({first, second, distance, sizes_[at(a)]});
    parents_[at(b)] = a;
    clusters_[at(a)] = static_cast<Index>(parents_.size() + joins_.size() - 1);
  }

  [[nodiscard]] std::vector<Join> take() { return std::move(joins_); }

 private:
  std::vector<Index> parents_;
  std::vector<Index> clusters_;  ///< of the roots
  std::vector<Index> sizes_;
  std::vector<Join> joins_;
};

std::vector<Distance> reachabilities(const WeightedGraph& similarities, const std::vector<double>& core) {
  std::vector<Distance> distances;
  distances.reserve(similarities.n_ends() / 2);
  for (std::size_t i = 0; i < similarities.n_nodes(); ++i) {
    for (const Edge& edge : similarities.edges(i)) {
      if (at(edge.to) <= i) continue;
      const double distance = std::max({1 - edge.weight, core[i], core[at(edge.to)], least_distance});
      distances.push_back({distance, edge.weight, static_cast<Index>(i), edge.to});
    }
  }
  std::sort(distances.begin(), distances.end());
  return distances;
}

}  // namespace

std::vector<double> core_distances(const WeightedGraph& similarities, std::size_t k) {
  std::vector<double> core(similarities.n_nodes(), 0);
  if (k == 0) return core;
  std::vector<double> weights;
  for (std::size_t i = 0; i < core.size(); ++i) {
    weights.clear();
    for (const Edge& edge : similarities.edges(i)) weights.push_back(edge.weight);
    core[i] = no_edge;
    if (weights.size() < k) continue;
    const auto kth = weights.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::ranges::nth_element(weights, kth, std::greater<>());
    core[i] = 1 - *kth;
  }
  return core;
}

std::vector<Join> single_link(const WeightedGraph& similarities, const std::vector<double>& core, Progress& progress) {
  Forest forest(similarities.n_nodes());
  const std::vector<Distance> distances = reachabilities(similarities, core);
  for (std::size_t e = 0; e < distances.size(); ++e) {
    if (e % edges_per_update == 0) progress.update(e, distances.size());
    const Index a = forest.root(distances[e].from);
    const Index b = forest.root(distances[e].to);
    if (a != b) forest.join(a, b, distances[e].distance);
  }
  for (std::size_t i = 1; i < similarities.n_nodes(); ++i) {
    const Index a = forest.root(0);
    const Index b = forest.root(static_cast<Index>(i));
    if (a != b) forest.join(a, b, no_edge);
  }
  return forest.take();
}

}  // namespace tidings::detail
