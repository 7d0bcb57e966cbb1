#include "tidings/clusters/spherical_kmeans.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "catch.hpp"
#include "clusters/kmeans_seeds.hpp"
#include "reference.hpp"

using tidings::Index;
using tidings::nearest_centroids;
using tidings::SparseMatrix;
using tidings::spherical_kmeans;
using tidings::view;
using Labels = std::vector<Index>;

namespace {

using reference::Dense;

Dense unit(Dense rows) {
  for (auto& row : rows) {
    const double norm = std::sqrt(reference::inner(row, row));
    for (double& value : row) value = norm == 0 ? 0 : value / norm;
  }
  return rows;
}

Labels nearest(const Dense& rows, const Dense& centroids) {
  Labels labels;
  for (const auto& row : rows) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < centroids.size(); ++k) {
      if (reference::inner(row, centroids[k]) > reference::inner(row, centroids[best])) best = k;
    }
    labels.push_back(static_cast<Index>(best));
  }
  return labels;
}

/// Lloyd's algorithm by the definition: every row with every centroid, until nothing changes.
Labels lloyd(const Dense& rows, Dense centroids) {
  Labels labels;
  while (true) {
    Labels next = nearest(rows, centroids);
    if (next == labels) return labels;
    labels = next;
    for (auto& centroid : centroids) std::ranges::fill(centroid, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      auto& centroid = centroids[static_cast<std::size_t>(labels[i])];
      for (std::size_t t = 0; t < rows[i].size(); ++t) centroid[t] += rows[i][t];
    }
    centroids = unit(centroids);
  }
}

template <class Real>
SparseMatrix<Real> first_rows(const SparseMatrix<Real>& matrix, int n) {
  return matrix.topRows(n);
}

template <class Real>
SparseMatrix<Real> permuted(const SparseMatrix<Real>& matrix, const std::vector<int>& order) {
  SparseMatrix<Real> result(matrix.rows(), matrix.cols());
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (typename SparseMatrix<Real>::InnerIterator e(matrix, order[i]); e; ++e) {
      result.insert(static_cast<int>(i), e.col()) = e.value();
    }
  }
  result.makeCompressed();
  return result;
}

}  // namespace

TEST_CASE("k-means from given seeds equals Lloyd's algorithm without bounds") {
  const int seed = GENERATE(1, 2, 3, 4, 5);
  const bool negative = GENERATE(true, false);
  const int k = GENERATE(2, 7, 40);
  const auto matrix = reference::random_matrix<double>(static_cast<std::uint32_t>(seed), 300, 40, 0.2, negative);
  const auto seeds = first_rows(matrix, k);
  const auto clusters = spherical_kmeans(view(matrix), view(seeds), {});
  const auto expected = lloyd(unit(reference::dense(matrix)), unit(reference::dense(seeds)));
  if (std::set<Index>(expected.begin(), expected.end()).size() < static_cast<std::size_t>(k)) return;
  REQUIRE(clusters.converged);
  REQUIRE(clusters.labels == expected);
}

TEMPLATE_TEST_CASE("the mean cosine never falls, and the result is what it says", "", float, double) {
  const int seed = GENERATE(1, 2, 3);
  const std::size_t k = GENERATE(1U, 5U, 30U, 300U);
  const auto matrix = reference::random_matrix<TestType>(static_cast<std::uint32_t>(seed), 600, 50, 0.1, true);
  const auto clusters = spherical_kmeans(view(matrix), {.n_clusters = k});
  REQUIRE(clusters.converged);
  for (std::size_t i = 1; i < clusters.history.size(); ++i) {
    REQUIRE(clusters.history[i] >= clusters.history[i - 1] - 1e-9);
  }
  const Dense rows = unit(reference::dense(matrix));
  const Dense centroids = reference::dense(clusters.centroids);
  double inertia = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    inertia += 1 - reference::inner(rows[i], centroids[static_cast<std::size_t>(clusters.labels[i])]);
  }
  REQUIRE(std::abs(inertia - clusters.inertia) < 1e-3);
  REQUIRE(std::abs(inertia - 600 * (1 - clusters.history.back())) < 1e-3);
  REQUIRE(clusters.labels == nearest_centroids(view(matrix), view(clusters.centroids)));
  REQUIRE(std::set<Index>(clusters.labels.begin(), clusters.labels.end()).size() == k);
}

TEST_CASE("k-means is bit-equal for any number of threads") {
  const auto matrix = reference::random_matrix<float>(4, 900, 80, 0.1);
  const auto one = spherical_kmeans(view(matrix), {.n_clusters = 20, .n_init = 2}, {.n_jobs = 1});
  for (const int n_jobs : {2, 7}) {
    const auto many = spherical_kmeans(view(matrix), {.n_clusters = 20, .n_init = 2}, {.n_jobs = n_jobs});
    REQUIRE(many.labels == one.labels);
    REQUIRE(many.history == one.history);
    REQUIRE(many.inertia == one.inertia);
    REQUIRE(reference::dense(many.centroids) == reference::dense(one.centroids));
  }
}

TEST_CASE("another order of the rows gives the same clusters") {
  const auto matrix = reference::random_matrix<double>(8, 400, 60, 0.15);
  std::vector<int> order(400);
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 engine(1);
  std::ranges::shuffle(order, engine);
  const auto shuffled = permuted(matrix, order);
  const auto straight = spherical_kmeans(view(matrix), {.n_clusters = 12}).labels;
  const auto labels = spherical_kmeans(view(shuffled), {.n_clusters = 12}).labels;
  for (std::size_t i = 0; i < order.size(); ++i) REQUIRE(labels[i] == straight[static_cast<std::size_t>(order[i])]);
}

TEST_CASE("other seeds give other clusters, and the best run is kept") {
  const auto matrix = reference::random_matrix<float>(5, 500, 60, 0.1);
  double best = 1e9;
  std::set<double> all;
  for (std::uint64_t seed = 10; seed < 15; ++seed) {
    const double inertia = spherical_kmeans(view(matrix), {.n_clusters = 15, .seed = seed}).inertia;
    all.insert(inertia);
    best = std::min(best, inertia);
  }
  REQUIRE(all.size() > 1);
  REQUIRE(spherical_kmeans(view(matrix), {.n_clusters = 15, .n_init = 5, .seed = 10}).inertia == best);
}

TEST_CASE("a cluster that loses its rows gets the row that fits worst") {
  SparseMatrix<double> matrix(4, 3);
  matrix.insert(0, 0) = 1;
  matrix.insert(1, 0) = 1;
  matrix.insert(1, 1) = 0.5;
  matrix.insert(2, 0) = 1;
  matrix.insert(2, 1) = 0.1;
  matrix.insert(3, 0) = 1;
  matrix.insert(3, 2) = 0.2;
  SparseMatrix<double> seeds(2, 3);
  seeds.insert(0, 0) = 1;
  seeds.insert(1, 2) = -1;  // nobody's
  matrix.makeCompressed();
  seeds.makeCompressed();
  REQUIRE(spherical_kmeans(view(matrix), view(seeds), {}).labels == Labels{0, 1, 0, 0});
}

TEST_CASE("where there are fewer different rows than clusters, some stay empty") {
  SparseMatrix<float> matrix(6, 2);
  for (int i = 0; i < 6; ++i) matrix.insert(i, i % 2) = 1;
  matrix.makeCompressed();
  const auto clusters = spherical_kmeans(view(matrix), {.n_clusters = 5});
  REQUIRE(std::set<Index>(clusters.labels.begin(), clusters.labels.end()).size() == 2);
  REQUIRE(clusters.inertia == 0);
  REQUIRE(clusters.labels[0] == clusters.labels[2]);
  REQUIRE(clusters.labels[0] != clusters.labels[1]);
}

TEST_CASE("rows of zeros are in cluster 0") {
  SparseMatrix<double> matrix(4, 2);
  matrix.insert(1, 0) = 1;
  matrix.insert(3, 1) = 1;
  matrix.makeCompressed();
  const auto labels = spherical_kmeans(view(matrix), {.n_clusters = 2}).labels;
  REQUIRE(labels[0] == 0);
  REQUIRE(labels[2] == 0);
  REQUIRE(labels[1] != labels[3]);
  const SparseMatrix<double> zeros(3, 2);
  REQUIRE(spherical_kmeans(view(zeros), {.n_clusters = 2}).labels == Labels{0, 0, 0});
}

TEST_CASE("seeds of k-means++ differ, and are few where few rows do") {
  const auto matrix = reference::random_matrix<double>(2, 60, 20, 0.3);
  SparseMatrix<double> twice(120, 20);
  twice.topRows(60) = matrix;
  twice.bottomRows(60) = matrix;
  std::vector<tidings::SparseRow<double>> rows;
  const SparseMatrix<double> normalized = tidings::normalized_rows(view(twice));
  for (std::size_t i = 0; i < 120; ++i) rows.push_back(tidings::row(view(normalized), i));
  const auto seeds = tidings::detail::kmeans_seeds(rows, 20, 120, 7, {});
  REQUIRE(seeds.size() == 60);
  REQUIRE(std::ranges::all_of(seeds, [](std::size_t row) { return row < 60; }));
  REQUIRE(std::set<std::size_t>(seeds.begin(), seeds.end()).size() == 60);
}

TEST_CASE("k-means refuses wrong options with their value") {
  const auto matrix = reference::random_matrix<float>(1, 4, 4, 0.5);
  REQUIRE_THROWS_WITH(spherical_kmeans(view(matrix), {.n_clusters = 5}), contains_text("rows, 4, got 5"));
  REQUIRE_THROWS_WITH(spherical_kmeans(view(matrix), {.n_clusters = 0}), contains_text("got 0"));
  REQUIRE_THROWS_WITH(spherical_kmeans(view(matrix), {.n_init = 0}), contains_text("n_init"));
  REQUIRE_THROWS_WITH(spherical_kmeans(view(matrix), {.max_iter = 0}), contains_text("max_iter"));
  REQUIRE_THROWS_WITH(spherical_kmeans(view(matrix), {.tolerance = -1}), contains_text("-1"));
  const SparseMatrix<float> narrow(2, 3);
  REQUIRE_THROWS_WITH(spherical_kmeans(view(matrix), view(narrow), {}), contains_text("3 columns against 4"));
  REQUIRE_THROWS_WITH(nearest_centroids(view(matrix), view(narrow)), contains_text("3 columns against 4"));
}
