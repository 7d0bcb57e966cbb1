#include <array>
#include <random>
#include <set>

#include "catch.hpp"
#include "clusters/better_parts.hpp"
#include "reference.hpp"

using tidings::Index;
using tidings::detail::Communities;
using tidings::detail::Edge;
using tidings::detail::MassGraph;
using Community = std::set<std::size_t>;

namespace {

MassGraph some_graph(std::uint32_t seed) {
  const auto matrix = reference::random_matrix<double>(seed, 24, 24, 0.15);
  MassGraph graph{tidings::detail::row_graph(tidings::view(matrix)), std::vector<double>(24, 1), 0.3};
  graph.masses[5] = 2;
  return graph;
}

std::set<Community> sets_of(const Communities& communities) {
  std::vector<Community> sets(communities.size());
  for (std::size_t i = 0; i < communities.size(); ++i) sets[static_cast<std::size_t>(communities[i])].insert(i);
  std::set<Community> found(sets.begin(), sets.end());
  found.erase(Community{});
  return found;
}

double quality(const MassGraph& graph, const std::set<Community>& communities) {
  double sum = 0;
  for (const Community& community : communities) {
    double mass = 0;
    for (const std::size_t node : community) {
      mass += graph.masses[node];
      for (const Edge& edge : graph.graph.edges(node)) {
        if (community.contains(static_cast<std::size_t>(edge.to))) sum += edge.weight / 2;
      }
    }
    sum -= graph.penalty * mass * mass / 2;
  }
  return sum;
}

/// Communities within each four nodes.
Communities some_communities(std::uint32_t seed) {
  std::mt19937 engine(seed);
  Communities communities(24);
  for (std::size_t i = 0; i < 24; ++i) communities[i] = static_cast<Index>(i / 4 * 4 + engine() % 4);
  return communities;
}

}  // namespace

TEST_CASE("the better parts of two partitions are the best that their communities can be put together to") {
  const auto seed = GENERATE(range(0U, 30U));
  const MassGraph graph = some_graph(seed);
  const Communities one = some_communities(seed);
  const Communities other = some_communities(seed + 1000);
  double best = 0;  // of each four nodes, which no community leaves
  for (std::size_t begin = 0; begin < 24; begin += 4) {
    std::array<std::set<Community>, 2> fours;
    for (std::size_t p = 0; p < 2; ++p) {
      for (const Community& community : sets_of(p == 0 ? one : other)) {
        if (*community.begin() / 4 == begin / 4) fours[p].insert(community);
      }
    }
    best += std::max(quality(graph, fours[0]), quality(graph, fours[1]));
  }
  Communities taken = one;
  tidings::detail::take_better_parts(graph, other, 0, taken);
  std::set<Community> either = sets_of(one);
  either.merge(sets_of(other));
  for (const Community& community : sets_of(taken)) REQUIRE(either.contains(community));
  REQUIRE(quality(graph, sets_of(taken)) >= best - 1e-12);
  Communities numbered = taken;
  REQUIRE(tidings::detail::renumber(numbered) == sets_of(taken).size());
  REQUIRE(numbered == taken);
}

TEST_CASE("of equally good parts the first stay") {
  const MassGraph graph{tidings::detail::row_graph(tidings::view(tidings::SparseMatrix<double>(3, 3))), {1, 1, 1}, 0};
  Communities taken{0, 0, 2};
  tidings::detail::take_better_parts(graph, {0, 1, 2}, 0, taken);
  REQUIRE(taken == Communities{0, 0, 1});
}

TEST_CASE("communities that overlap in a chain are taken as a whole") {
  // 0-1, 1-2, 2-3, 3-4, 4-5: pairs of the one and pairs of the other overlap from end to end
  std::vector<std::vector<Edge>> edges(6);
  const std::vector<double> weights{1, 3, 1, 3, 1};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    edges[i].push_back({static_cast<Index>(i + 1), weights[i]});
    edges[i + 1].insert(edges[i + 1].begin(), {static_cast<Index>(i), weights[i]});
  }
  const MassGraph graph{tidings::detail::WeightedGraph(edges), std::vector<double>(6, 1), 0.1};
  const Communities ends{0, 0, 1, 1, 2, 2};     // weights 1, 1, 1
  const Communities middles{0, 1, 1, 2, 2, 3};  // weights 3, 3
  Communities taken = ends;
  tidings::detail::take_better_parts(graph, middles, 0, taken);
  REQUIRE(taken == middles);
  taken = middles;
  tidings::detail::take_better_parts(graph, ends, 0, taken);
  REQUIRE(taken == middles);
}

TEST_CASE("what is better by the least gain or less is left") {
  const MassGraph graph = some_graph(3);
  const Communities one = some_communities(3);
  const Communities other = some_communities(1003);
  Communities all = one;
  tidings::detail::take_better_parts(graph, other, 0, all);
  REQUIRE(sets_of(all) != sets_of(one));
  Communities none = one;
  tidings::detail::take_better_parts(graph, other, quality(graph, sets_of(all)) - quality(graph, sets_of(one)) + 1e-9,
                                     none);
  REQUIRE(sets_of(none) == sets_of(one));
}

TEST_CASE("the better parts are neither worse than one partition nor than the other, nor better than the best of all") {
  const auto seed = GENERATE(range(0U, 20U));
  const auto matrix = reference::random_matrix<double>(seed, 6, 6, 0.5);
  const MassGraph graph{tidings::detail::row_graph(tidings::view(matrix)), {1, 2, 1, 1, 3, 1}, 0.2};
  std::vector<Communities> partitions;
  for (int code = 0; code < 720; ++code) {  // node i has one of i + 1 labels
    Communities labels(6);
    for (int i = 0, rest = code; i < 6; rest /= ++i) labels[static_cast<std::size_t>(i)] = rest % (i + 1);
    partitions.push_back(labels);
  }
  double best = -1e9;
  for (const Communities& partition : partitions) best = std::max(best, quality(graph, sets_of(partition)));
  for (std::size_t p = 0; p < partitions.size(); p += 7) {
    const Communities& one = partitions[p];
    const Communities& other = partitions[p * 31 % partitions.size()];
    Communities taken = one;
    tidings::detail::take_better_parts(graph, other, 0, taken);
    const double found = quality(graph, sets_of(taken));
    REQUIRE(found >= std::max(quality(graph, sets_of(one)), quality(graph, sets_of(other))) - 1e-12);
    REQUIRE(found <= best + 1e-12);
  }
}
