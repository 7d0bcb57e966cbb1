#include "tidings/clusters/graph_link.hpp"

#include <cmath>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/clusters/similarity_graph.hpp"

using tidings::average_link;
using tidings::average_link_on_graph;
using tidings::GraphLinkClusters;
using tidings::Index;
using tidings::similarity_graph;
using tidings::SparseMatrix;
using tidings::view;
using Labels = std::vector<Index>;

TEST_CASE("on a graph with all pairs the merges are those of average link") {
  const auto matrix = reference::random_matrix<double>(GENERATE(1U, 2U, 3U), 80, 30, 0.15);
  const auto graph = similarity_graph(view(matrix), 80);
  const auto expected = average_link(view(matrix), {});
  const auto clusters = average_link_on_graph<double>(view(graph.edges), graph.omitted, {});
  REQUIRE(clusters.merges.size() == expected.merges.size());
  for (std::size_t k = 0; k < expected.merges.size(); ++k) {
    REQUIRE(std::abs(clusters.merges[k].similarity - expected.merges[k].similarity) < 1e-12);
    REQUIRE(std::abs(clusters.upper[k] - clusters.merges[k].similarity) < 1e-12);
  }
  for (const double threshold : {0.05, 0.2, 0.5}) {
    const tidings::AverageLinkOptions options{.threshold = threshold};
    REQUIRE(average_link_on_graph<double>(view(graph.edges), {}, options).labels ==
            average_link(view(matrix), options).labels);
  }
}

TEST_CASE("on a graph of neighbours the mean cosine of what is merged lies within the bounds") {
  const auto matrix = reference::random_matrix<float>(GENERATE(1U, 2U, 3U), 90, 40, 0.15);
  const auto rows = reference::dense(matrix);
  const auto graph = similarity_graph(view(matrix), 5);
  const auto clusters = average_link_on_graph<float>(view(graph.edges), graph.omitted, {});
  const auto edges = reference::dense(graph.edges);
  std::vector<std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < 90; ++i) members.push_back({i});
  for (std::size_t k = 0; k < clusters.merges.size(); ++k) {
    const auto& first = members[static_cast<std::size_t>(clusters.merges[k].first)];
    const auto& second = members[static_cast<std::size_t>(clusters.merges[k].second)];
    double on_graph = 0;
    double over_all = 0;
    for (const std::size_t i : first) {
      for (const std::size_t j : second) {
        on_graph += edges[i][j];
        over_all += reference::cosine(rows[i], rows[j]);
      }
    }
    const auto pairs = static_cast<double>(first.size() * second.size());
    REQUIRE(std::abs(on_graph / pairs - clusters.merges[k].similarity) < 1e-6);
    REQUIRE(over_all / pairs >= clusters.merges[k].similarity - 1e-6);
    REQUIRE(over_all / pairs <= clusters.upper[k] + 1e-6);
    std::vector<std::size_t> both = first;
    both.insert(both.end(), second.begin(), second.end());
    REQUIRE(static_cast<std::size_t>(clusters.merges[k].size) == both.size());
    members.push_back(std::move(both));
  }
  REQUIRE(clusters.merges.size() == 89);
}

TEST_CASE("as many clusters as asked for are left of a graph") {
  const auto matrix = reference::random_matrix<float>(4, 50, 40, 0.05);
  const auto graph = similarity_graph(view(matrix), 3);
  const std::size_t wanted = GENERATE(1U, 3U, 20U, 50U);
  const Labels labels = average_link_on_graph<float>(view(graph.edges), {}, {.n_clusters = wanted}).labels;
  REQUIRE(1 + *std::ranges::max_element(labels) == static_cast<Index>(wanted));
}

TEST_CASE("nodes without edges are merged at 0, the lowest numbers first") {
  const SparseMatrix<float> graph(4, 4);
  const GraphLinkClusters clusters = average_link_on_graph<float>(view(graph), {}, {});
  REQUIRE(clusters.merges == std::vector<tidings::Merge>{{0, 1, 0, 2}, {2, 3, 0, 2}, {4, 5, 0, 4}});
  REQUIRE(average_link_on_graph<float>(view(graph), {}, {.threshold = 0.1}).labels == Labels{0, 1, 2, 3});
  REQUIRE(average_link_on_graph<float>(view(SparseMatrix<float>(0, 0)), {}, {}).labels.empty());
}

TEST_CASE("average link on a graph refuses what is wrong") {
  const SparseMatrix<float> graph(3, 3);
  const std::vector<float> omitted(2, 0);
  REQUIRE_THROWS_WITH(average_link_on_graph<float>(view(graph), omitted, {}), contains_text("one a row, got 2"));
  REQUIRE_THROWS_WITH(average_link_on_graph<float>(view(graph), {}, {.threshold = 2}), contains_text("got 2"));
  REQUIRE_THROWS_WITH(average_link_on_graph<float>(view(SparseMatrix<float>(3, 2)), {}, {}), contains_text("3 x 2"));
}
