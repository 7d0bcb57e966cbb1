#include "clusters/communities.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <utility>

namespace tidings::detail {
namespace {

constexpr std::size_t visits_per_update = 4096;

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

/// The weights from a node to the communities around it.
class Surroundings {
 public:
  explicit Surroundings(std::size_t n) : weights_(n, 0), seen_(n, 0) {}

  template <class Include>
  void look(const WeightedGraph& graph, std::size_t node, const Communities& communities, const Include& include) {
    for (const Index community : communities_) {
      weights_[at(community)] = 0;
      seen_[at(community)] = 0;
    }
    communities_.clear();
    for (const Edge& edge : graph.edges(node)) {
      if (!include(at(edge.to))) continue;
      const Index community = communities[at(edge.to)];
      if (seen_[at(community)] == 0) communities_.push_back(community);
      seen_[at(community)] = 1;
      weights_[at(community)] += edge.weight;
    }
  }

  [[nodiscard]] const std::vector<Index>& communities() const { return communities_; }
  [[nodiscard]] double weight(Index community) const { return weights_[at(community)]; }

 private:
  std::vector<Index> communities_;
  std::vector<double> weights_;
  std::vector<char> seen_;
};

class NodeMover {
 public:
  NodeMover(const MassGraph& graph, const std::vector<Index>& order, Communities& communities, double least_gain)
      : graph_(graph),
        communities_(communities),
        least_gain_(least_gain),
        masses_(communities.size(), 0),
        sizes_(communities.size(), 0),
        queue_(order.begin(), order.end()),
        queued_(communities.size(), 1),
        around_(communities.size()) {
    for (std::size_t i = 0; i < communities.size(); ++i) {
      masses_[at(communities[i])] += graph.masses[i];
      ++sizes_[at(communities[i])];
    }
    for (std::size_t c = sizes_.size(); c-- > 0;) {
      if (sizes_[c] == 0) free_.push_back(static_cast<Index>(c));
    }
  }

  bool run(Progress& progress) {
    bool moved = false;
    for (std::size_t visits = 0; !queue_.empty(); ++visits) {
      if (visits % visits_per_update == 0) progress.update(0, 1);
      const std::size_t node = at(queue_.front());
      queue_.pop_front();
      queued_[node] = 0;
      moved = visit(node) || moved;
    }
    return moved;
  }

 private:
  bool visit(std::size_t node) {
    const Index own = communities_[node];
    const double mass = graph_.masses[node];
    around_.look(graph_.graph, node, communities_, [](std::size_t) { return true; });
    const double own_gain = around_.weight(own) - graph_.penalty * mass * (masses_[at(own)] - mass);
    Index best = own;
    double best_gain = own_gain + least_gain_;
    for (const Index community : around_.communities()) {
      if (community == own) continue;
      const double gain = around_.weight(community) - graph_.penalty * mass * masses_[at(community)];
      if (gain > best_gain || (gain == best_gain && best != own && community < best)) {
        best = community;
        best_gain = gain;
      }
    }
    if (best_gain < 0 && sizes_[at(own)] > 1) best = free_.back();
    if (best == own) return false;
    move(node, best);
    return true;
  }

  void move(std::size_t node, Index to) {
    const Index from = communities_[node];
    if (sizes_[at(to)] == 0) free_.pop_back();
    masses_[at(from)] -= graph_.masses[node];
    masses_[at(to)] += graph_.masses[node];
    --sizes_[at(from)];
    ++sizes_[at(to)];
    if (sizes_[at(from)] == 0) {
      masses_[at(from)] = 0;
      free_.push_back(from);
    }
    communities_[node] = to;
    for (const Edge& edge : graph_.graph.edges(node)) {
      if (communities_[at(edge.to)] == to || queued_[at(edge.to)] != 0) continue;
      queued_[at(edge.to)] = 1;
      queue_.push_back(edge.to);
    }
  }

  const MassGraph& graph_;
  Communities& communities_;
  double least_gain_;
  std::vector<double> masses_;  ///< of the communities
  std::vector<Index> sizes_;
  std::vector<Index> free_;  ///< communities without a node
  std::deque<Index> queue_;
  std::vector<char> queued_;
  Surroundings around_;
};

class Refinement {
 public:
  Refinement(const MassGraph& graph, const Communities& communities)
      : graph_(graph),
        communities_(communities),
        parts_(communities.size()),
        masses_(graph.masses),
        community_masses_(communities.size(), 0),
        cuts_(communities.size(), 0),
        alone_(communities.size(), 1),
        around_(communities.size()) {
    std::iota(parts_.begin(), parts_.end(), 0);
    for (std::size_t i = 0; i < communities.size(); ++i) {
      community_masses_[at(communities[i])] += graph.masses[i];
      for (const Edge& edge : graph.graph.edges(i)) {
        if (communities[at(edge.to)] == communities[i]) cuts_[i] += edge.weight;
      }
    }
  }

  [[nodiscard]] Communities run(const std::vector<Index>& order) {
    for (const Index node : order) {
      const std::size_t i = at(node);
      if (alone_[i] != 0 && well_connected(node, communities_[i])) join_best(i);
    }
    return std::move(parts_);
  }

 private:
  /// Whether a part has enough weight to the rest of its community.
  [[nodiscard]] bool well_connected(Index part, Index community) const {
    const double mass = masses_[at(part)];
    return cuts_[at(part)] >= graph_.penalty * mass * (community_masses_[at(community)] - mass);
  }

  void join_best(std::size_t node) {
    const auto own = static_cast<Index>(node);
    around_.look(graph_.graph, node, parts_, [&](std::size_t i) { return communities_[i] == communities_[node]; });
    Index best = own;
    double best_gain = 0;
    for (const Index part : around_.communities()) {
      if (!well_connected(part, communities_[node])) continue;
      const double gain = around_.weight(part) - graph_.penalty * graph_.masses[node] * masses_[at(part)];
      if (gain > best_gain || (gain == best_gain && (best == own || part < best))) {
        best = part;
        best_gain = gain;
      }
    }
    if (best == own) return;
    cuts_[at(best)] += cuts_[node] - 2 * around_.weight(best);
    masses_[at(best)] += graph_.masses[node];
    alone_[at(best)] = 0;
    alone_[node] = 0;
    parts_[node] = best;
  }

  const MassGraph& graph_;
  const Communities& communities_;
  Communities parts_;
  std::vector<double> masses_;  ///< of the parts
  std::vector<double> community_masses_;
  std::vector<double> cuts_;  ///< the weight from each part to the rest of its community
  std::vector<char> alone_;   ///< whether a node is a part of its own
  Surroundings around_;
};

}  // namespace

bool move_nodes(const MassGraph& graph, const std::vector<Index>& order, Communities& communities, double least_gain,
                Progress& progress) {
  return NodeMover(graph, order, communities, least_gain).run(progress);
}

Communities refine(const MassGraph& graph, const std::vector<Index>& order, const Communities& communities) {
  return Refinement(graph, communities).run(order);
}

std::size_t renumber(Communities& communities) {
  std::vector<Index> numbers(communities.size(), -1);
  Index next = 0;
  for (Index& community : communities) {
    Index& number = numbers[at(community)];
    if (number < 0) number = next++;
    community = number;
  }
  return at(next);
}

MassGraph aggregate(const MassGraph& graph, const Communities& communities, std::size_t n_communities) {
  std::vector<double> masses(n_communities, 0);
  std::vector<std::size_t> ends(n_communities + 1, 0);  // of each community's nodes, one community after the other
  for (std::size_t i = 0; i < communities.size(); ++i) {
    masses[at(communities[i])] += graph.masses[i];
    ++ends[at(communities[i]) + 1];
  }
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<std::size_t> nodes(communities.size());
  for (std::size_t i = 0; i < communities.size(); ++i) nodes[ends[at(communities[i])]++] = i;
  std::vector<std::size_t> begins{0};
  std::vector<Edge> edges;
  std::vector<double> weights(n_communities, 0);
  std::vector<Index> found;
  for (std::size_t c = 0, n = 0; c < n_communities; ++c) {
    found.clear();
    for (; n < ends[c]; ++n) {
      for (const Edge& edge : graph.graph.edges(nodes[n])) {
        const Index to = communities[at(edge.to)];
        if (at(to) == c) continue;
        if (weights[at(to)] == 0) found.push_back(to);
        weights[at(to)] += edge.weight;
      }
    }
    std::ranges::sort(found);
    for (const Index to : found) edges.push_back({to, std::exchange(weights[at(to)], 0)});
    begins.push_back(edges.size());
  }
  return {WeightedGraph(std::move(begins), std::move(edges)), std::move(masses), graph.penalty};
}

}  // namespace tidings::detail
