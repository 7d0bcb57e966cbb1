#include "tidings/clusters/leiden.hpp"

#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/clusters/similarity_graph.hpp"

using tidings::Index;
using tidings::leiden;
using tidings::LeidenOptions;
using tidings::Quality;
using tidings::SparseMatrix;
using tidings::view;
using Labels = std::vector<Index>;

namespace {

using reference::Dense;

/// The quality by the definition.
double quality(const Dense& graph, const Labels& labels, const LeidenOptions& options) {
  const std::size_t n = graph.size();
  double all = 0;
  std::vector<double> strengths(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) strengths[i] += graph[i][j];
    all += strengths[i];
  }
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (labels[i] != labels[j]) continue;
      if (options.quality == Quality::cpm) {
        sum += graph[i][j] / 2 - (i == j ? 0 : options.resolution / 2);
      } else if (all > 0) {
        sum += (graph[i][j] - options.resolution * strengths[i] * strengths[j] / all) / all;
      }
    }
  }
  return sum;
}

/// The highest quality of all partitions of eight nodes.
double best_quality(const Dense& graph, const LeidenOptions& options) {
  double best = -1e9;
  Labels labels(8, 0);
  for (int code = 0; code < 40320; ++code) {  // node i has one of i + 1 labels
    int rest = code;
    for (std::size_t i = 0; i < 8; ++i) {
      labels[i] = static_cast<Index>(rest % static_cast<int>(i + 1));
      rest /= static_cast<int>(i + 1);
    }
    best = std::max(best, quality(graph, labels, options));
  }
  return best;
}

/// Whether a walk along edges within each community reaches all of it.
bool connected(const Dense& graph, const Labels& labels) {
  const std::size_t n = graph.size();
  std::vector<char> reached(n, 0);
  std::set<Index> begun;
  for (std::size_t start = 0; start < n; ++start) {
    if (reached[start] != 0) continue;
    if (!begun.insert(labels[start]).second) return false;
    std::vector<std::size_t> stack{start};
    reached[start] = 1;
    while (!stack.empty()) {
      const std::size_t i = stack.back();
      stack.pop_back();
      for (std::size_t j = 0; j < n; ++j) {
        if (reached[j] != 0 || graph[i][j] == 0 || labels[j] != labels[i]) continue;
        reached[j] = 1;
        stack.push_back(j);
      }
    }
  }
  return true;
}

SparseMatrix<double> some_graph(std::uint32_t seed, int n) {
  const auto rows = reference::random_matrix<double>(seed, n, 40, 0.12);
  return tidings::similarity_graph(view(rows), 6).edges;
}

const LeidenOptions all_options[] = {{.quality = Quality::cpm, .resolution = 0.02},
                                     {.quality = Quality::cpm, .resolution = 0.1},
                                     {.quality = Quality::cpm, .resolution = 0.3},
                                     {.quality = Quality::modularity, .resolution = 1},
                                     {.quality = Quality::modularity, .resolution = 3}};

}  // namespace

TEST_CASE("no move of a single node improves the partition, and communities are connected") {
  const auto matrix = some_graph(GENERATE(1U, 2U, 3U), 120);
  const Dense graph = reference::dense(matrix);
  for (const LeidenOptions& options : all_options) {
    const auto clusters = leiden(view(matrix), options);
    REQUIRE(std::abs(clusters.quality - quality(graph, clusters.labels, options)) < 1e-9);
    REQUIRE(connected(graph, clusters.labels));
    const Index n_communities = 1 + *std::ranges::max_element(clusters.labels);
    Labels moved = clusters.labels;
    for (std::size_t i = 0; i < moved.size(); ++i) {
      for (Index to = 0; to <= n_communities; ++to) {
        moved[i] = to;
        REQUIRE(quality(graph, moved, options) < clusters.quality + 1e-8);
      }
      moved[i] = clusters.labels[i];
    }
  }
}

TEST_CASE("partitions of small graphs are on average nearly as good as the best of all") {
  for (const LeidenOptions& options : all_options) {
    double ours = 0;
    double best = 0;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
      const auto matrix = some_graph(seed, 8);
      const double found = leiden(view(matrix), options).quality;
      const double possible = best_quality(reference::dense(matrix), options);
      REQUIRE(found <= possible + 1e-9);
      ours += found;
      best += possible;
    }
    REQUIRE(ours > best - 0.05 * std::abs(best));
  }
}

TEST_CASE("more starts give a better partition on average") {
  double one = 0;
  double eight = 0;
  for (std::uint32_t seed = 0; seed < 10; ++seed) {
    const auto matrix = some_graph(seed, 200);
    one += leiden(view(matrix), {.resolution = 0.3, .n_starts = 1}).quality;
    eight += leiden(view(matrix), {.resolution = 0.3}).quality;
  }
  REQUIRE(eight > 1.001 * one);
}

TEST_CASE("cliques with single edges between them are the communities") {
  SparseMatrix<float> ring(30, 30);
  for (int i = 0; i < 30; ++i) {
    for (int j = i / 5 * 5; j < i / 5 * 5 + 5; ++j) {
      if (i != j) ring.coeffRef(i, j) = 1;
    }
    if (i % 5 == 4) ring.coeffRef(i, (i + 1) % 30) = 1;
  }
  ring.makeCompressed();
  Labels expected;
  for (Index i = 0; i < 30; ++i) expected.push_back(i / 5);
  REQUIRE(leiden(view(ring), {.resolution = 0.5}).labels == expected);
  REQUIRE(leiden(view(ring), {.quality = Quality::modularity, .resolution = 1}).labels == expected);
}

TEST_CASE("another order of the nodes gives the same communities") {
  const auto matrix = some_graph(11, 300);
  std::vector<int> order(300);
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 engine(1);
  std::ranges::shuffle(order, engine);
  std::vector<int> place(300);
  for (std::size_t i = 0; i < order.size(); ++i) place[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
  SparseMatrix<double> shuffled(300, 300);
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (SparseMatrix<double>::InnerIterator e(matrix, order[i]); e; ++e) {
      shuffled.coeffRef(static_cast<int>(i), place[static_cast<std::size_t>(e.col())]) = e.value();
    }
  }
  shuffled.makeCompressed();
  for (const LeidenOptions& options : all_options) {
    const Labels straight = leiden(view(matrix), options).labels;
    const Labels labels = leiden(view(shuffled), options).labels;
    std::set<std::pair<Index, Index>> pairs;
    for (std::size_t i = 0; i < order.size(); ++i) {
      pairs.emplace(labels[i], straight[static_cast<std::size_t>(order[i])]);
    }
    REQUIRE(pairs.size() == std::set<Index>(labels.begin(), labels.end()).size());
  }
}

TEST_CASE("an edge that is there one way counts both ways, loops not at all") {
  SparseMatrix<double> graph(3, 3);
  graph.insert(0, 0) = 9;
  graph.insert(1, 0) = 0.4;
  graph.insert(2, 2) = 9;
  graph.makeCompressed();
  const auto clusters = leiden(view(graph), {.resolution = 0.3});
  REQUIRE(clusters.labels == Labels{0, 0, 1});
  REQUIRE(std::abs(clusters.quality - 0.1) < 1e-12);
}

TEST_CASE("small graphs have small partitions") {
  REQUIRE(leiden(view(SparseMatrix<float>(0, 0))).labels.empty());
  REQUIRE(leiden(view(SparseMatrix<float>(3, 3))).labels == Labels{0, 1, 2});
  REQUIRE(leiden(view(SparseMatrix<float>(2, 2)), {.quality = Quality::modularity}).quality == 0);
}

TEST_CASE("leiden refuses what is no graph") {
  SparseMatrix<float> graph(2, 2);
  graph.insert(0, 1) = -0.5F;
  graph.makeCompressed();
  REQUIRE_THROWS_WITH(leiden(view(graph)), contains_text("from 0 to 1") && contains_text("-0.5"));
  REQUIRE_THROWS_WITH(leiden(view(SparseMatrix<float>(2, 3))), contains_text("2 x 3"));
  REQUIRE_THROWS_WITH(leiden(view(SparseMatrix<float>(2, 2)), {.resolution = -1}), contains_text("-1"));
  REQUIRE_THROWS_WITH(leiden(view(SparseMatrix<float>(2, 2)), {.max_iter = 0}), contains_text("max_iter"));
  REQUIRE_THROWS_WITH(leiden(view(SparseMatrix<float>(2, 2)), {.n_starts = 0}), contains_text("n_starts"));
}
