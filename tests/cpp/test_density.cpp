#include "tidings/clusters/density.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "catch.hpp"
#include "reference.hpp"

using tidings::density;
using tidings::DensityClusters;
using tidings::DensityOptions;
using tidings::Index;
using tidings::place_by_density;
using tidings::RegionChoice;
using tidings::SparseMatrix;
using tidings::view;
using Labels = std::vector<Index>;

namespace {

/// Similarities of random points in groups on a line, all pairs.
SparseMatrix<double> grouped(std::uint32_t seed, int n) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::vector<double> points;
  for (int i = 0; i < n; ++i) {
    const bool noise = uniform(engine) < 0.2;
    points.push_back(noise ? uniform(engine) : 0.1 + 0.2 * (i % 5) + 0.02 * uniform(engine));
  }
  SparseMatrix<double> graph(n, n);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j) {
      const double distance = std::abs(points[static_cast<std::size_t>(i)] - points[static_cast<std::size_t>(j)]);
      if (i != j) graph.insert(i, j) = 1 - distance;
    }
  }
  graph.makeCompressed();
  return graph;
}

reference::Dense reachabilities(const SparseMatrix<double>& graph, std::size_t min_samples) {
  const auto similarities = reference::dense(graph);
  const std::size_t n = similarities.size();
  std::vector<double> core(n);
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> row = similarities[i];
    row[i] = 1;
    std::ranges::sort(row, std::greater<>());
    core[i] = 1 - row[min_samples - 1];
  }
  reference::Dense result(n, std::vector<double>(n, 0));
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      if (i != j) result[i][j] = std::max({1 - similarities[i][j], core[i], core[j]});
    }
  }
  return result;
}

}  // namespace

TEST_CASE("the tree is that of single link over all mutual reachabilities") {
  const auto graph = grouped(GENERATE(1U, 2U, 3U), 60);
  const std::size_t min_samples = GENERATE(1U, 3U, 8U);
  const auto distances = reachabilities(graph, min_samples);
  std::vector<double> expected;  // Prim's algorithm
  std::vector<double> nearest(60, std::numeric_limits<double>::infinity());
  std::vector<char> in_tree(60, 0);
  std::size_t last = 0;
  for (std::size_t step = 1; step < 60; ++step) {
    in_tree[last] = 1;
    std::size_t next = 60;
    for (std::size_t i = 0; i < 60; ++i) {
      if (in_tree[i] != 0) continue;
      nearest[i] = std::min(nearest[i], distances[last][i]);
      if (next == 60 || nearest[i] < nearest[next]) next = i;
    }
    expected.push_back(1 - nearest[next]);
    last = next;
  }
  std::ranges::sort(expected, std::greater<>());
  const auto merges = density(view(graph), {.min_samples = min_samples}).merges;
  REQUIRE(merges.size() == 59);
  for (std::size_t k = 0; k < 59; ++k) REQUIRE(std::abs(merges[k].similarity - expected[k]) < 1e-12);
  REQUIRE(merges.back().size == 60);
}

TEST_CASE("the regions selected are those with the largest sum of stabilities") {
  const auto graph = grouped(GENERATE(4U, 5U, 6U, 7U), 80);
  const auto regions = density(view(graph), {.min_cluster_size = 4, .min_samples = 2}).regions;
  REQUIRE(regions.size() > 1);
  std::map<std::size_t, double> best;  // the best sum at or below each region
  for (std::size_t r = regions.size(); r-- > 0;) {
    double below = 0;
    for (std::size_t child = r + 1; child < regions.size(); ++child) {
      if (regions[child].parent == static_cast<Index>(r)) below += best[child];
    }
    best[r] = r == 0 ? below : std::max(regions[r].stability, below);
  }
  double selected = 0;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    REQUIRE(regions[r].size >= 4);
    if (!regions[r].selected) continue;
    selected += regions[r].stability;
    for (Index above = regions[r].parent; above >= 0; above = regions[static_cast<std::size_t>(above)].parent) {
      REQUIRE(!regions[static_cast<std::size_t>(above)].selected);
    }
  }
  REQUIRE(std::abs(selected - best[0]) < 1e-9 * best[0]);
}

TEST_CASE("dense groups are found, and what lies between them is noise") {
  SparseMatrix<float> graph(11, 11);
  const auto join = [&](int begin, int end, float similarity) {
    for (int i = begin; i < end; ++i) {
      for (int j = begin; j < end; ++j) {
        if (i != j) graph.coeffRef(i, j) = similarity;
      }
    }
  };
  join(0, 5, 0.9F);
  join(5, 10, 0.8F);
  graph.coeffRef(4, 5) = 0.3F;
  graph.coeffRef(10, 0) = 0.2F;
  graph.makeCompressed();
  const DensityClusters clusters = density(view(graph), {.min_cluster_size = 3});
  REQUIRE(clusters.labels == Labels{0, 0, 0, 0, 0, 1, 1, 1, 1, 1, -1});
  REQUIRE(clusters.probabilities[0] == 1);
  REQUIRE(clusters.probabilities[10] == 0);
}

TEST_CASE("groups of equal rows, and groups that no edge connects") {
  SparseMatrix<double> graph(9, 9);
  for (int i = 0; i < 9; ++i) {
    for (int j = i / 3 * 3; j < i / 3 * 3 + 3; ++j) {
      if (i != j) graph.insert(i, j) = 1;
    }
  }
  graph.makeCompressed();
  const auto clusters = density(view(graph), {.min_cluster_size = 3});
  REQUIRE(clusters.labels == Labels{0, 0, 0, 1, 1, 1, 2, 2, 2});
  REQUIRE(clusters.probabilities == std::vector<double>(9, 1));
  REQUIRE(clusters.merges.back().similarity == 0);
}

TEST_CASE("leaves, an epsilon, the largest size and a single cluster choose other regions") {
  SparseMatrix<double> graph(12, 12);  // two pairs of groups of three
  for (int i = 0; i < 12; ++i) {
    for (int j = 0; j < 12; ++j) {
      if (i != j) graph.insert(i, j) = i / 3 == j / 3 ? 0.9 : i / 6 == j / 6 ? 0.8 : 0.1;
    }
  }
  graph.makeCompressed();
  const auto labels = [&](const DensityOptions& options) { return density(view(graph), options).labels; };
  const Labels halves{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  const Labels quarters{0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
  REQUIRE(labels({.min_cluster_size = 3, .min_samples = 1}) == quarters);
  REQUIRE(labels({.min_cluster_size = 3, .min_samples = 1, .choice = RegionChoice::leaf}) == quarters);
  REQUIRE(labels({.min_cluster_size = 3, .min_samples = 1, .epsilon = 0.3}) == halves);
  REQUIRE(labels({.min_cluster_size = 3, .min_samples = 1, .choice = RegionChoice::leaf, .epsilon = 0.3}) == halves);
  const DensityOptions wide{.min_cluster_size = 3, .min_samples = 1, .epsilon = 0.95, .allow_single_cluster = true};
  REQUIRE(labels(wide) == Labels(12, 0));
  REQUIRE(labels({.min_cluster_size = 4, .min_samples = 1}) == halves);
  REQUIRE(labels({.min_cluster_size = 4, .min_samples = 1, .max_cluster_size = 5}) == Labels(12, -1));
  REQUIRE(labels({.min_cluster_size = 7, .min_samples = 1}) == Labels(12, -1));
  REQUIRE(labels({.min_cluster_size = 7, .min_samples = 1, .allow_single_cluster = true})[0] == 0);
}

TEST_CASE("outliers are told by how far they are from the densest part of their region") {
  const auto clusters = density(view(grouped(3, 60)), {.min_cluster_size = 4, .min_samples = 2});
  REQUIRE(*std::ranges::min_element(clusters.outlier_scores) == 0);
  REQUIRE(*std::ranges::max_element(clusters.outlier_scores) < 1);
  for (std::size_t i = 0; i < clusters.labels.size(); ++i) {
    const auto& region = clusters.regions[static_cast<std::size_t>(clusters.places[i].region)];
    REQUIRE(clusters.places[i].density >= region.birth);
    REQUIRE(clusters.places[i].density <= region.death);
  }
}

TEST_CASE("a further row joins the row that is the nearest by mutual reachability, at that density") {
  const auto graph = grouped(5, 80);
  const DensityOptions options{.min_cluster_size = 4, .min_samples = 2};
  const auto clusters = density(view(graph), options);
  const auto again = place_by_density(clusters, view(graph), options);
  std::size_t same = 0;
  for (std::size_t i = 0; i < 80; ++i) same += again.labels[i] == clusters.labels[i] ? 1U : 0U;
  REQUIRE(same >= 76);  // a row's own place is not its nearest one's
  const auto nowhere = place_by_density(clusters, view(SparseMatrix<double>(2, 80)), options);
  REQUIRE(nowhere.labels == Labels{-1, -1});
  REQUIRE(nowhere.probabilities == std::vector<double>{0, 0});
  REQUIRE_THROWS_WITH(place_by_density(clusters, view(SparseMatrix<double>(1, 79)), options), contains_text("79"));
}

TEST_CASE("few rows are noise") {
  REQUIRE(density(view(SparseMatrix<float>(0, 0))).labels.empty());
  REQUIRE(density(view(SparseMatrix<float>(1, 1))).labels == Labels{-1});
  REQUIRE(density(view(SparseMatrix<float>(4, 4))).labels == Labels{-1, -1, -1, -1});
}

TEST_CASE("density refuses what is no graph, and wrong options") {
  SparseMatrix<float> graph(2, 2);
  graph.insert(0, 1) = 1.5F;
  graph.makeCompressed();
  REQUIRE_THROWS_WITH(density(view(graph)), contains_text("at most 1, got 1.5"));
  graph.coeffRef(0, 1) = -1;
  REQUIRE_THROWS_WITH(density(view(graph)), contains_text("got -1"));
  REQUIRE_THROWS_WITH(density(view(SparseMatrix<float>(2, 3))), contains_text("2 x 3"));
  REQUIRE_THROWS_WITH(density(view(SparseMatrix<float>(2, 2)), {.min_cluster_size = 1}), contains_text("got 1"));
  REQUIRE_THROWS_WITH(density(view(SparseMatrix<float>(2, 2)), {.epsilon = -1}), contains_text("got -1"));
}
