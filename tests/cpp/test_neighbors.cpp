#include <algorithm>
#include <cmath>
#include <functional>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/similarity/neighbors.hpp"

using tidings::nearest_neighbors;
using tidings::NeighborGraph;
using tidings::SparseMatrix;
using tidings::view;

namespace {

using Ranked = std::vector<std::pair<double, std::size_t>>;

/// All others with a similarity over 0, the best first, ties by number.
Ranked reference_neighbors(const reference::Dense& queries, const reference::Dense& others, std::size_t i, bool same) {
  Ranked ranked;
  for (std::size_t j = 0; j < others.size(); ++j) {
    const double similarity = reference::cosine(queries[i], others[j]);
    if (!(same && i == j) && similarity > 1e-12) ranked.emplace_back(similarity, j);
  }
  std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.first > b.first + 1e-12; });
  return ranked;
}

template <class Real>
void require_equal(const NeighborGraph<Real>& graph, const reference::Dense& queries, const reference::Dense& others,
                   bool same, std::size_t k, double tolerance) {
  REQUIRE(graph.offsets.size() == queries.size() + 1);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Ranked expected = reference_neighbors(queries, others, i, same);
    const auto begin = static_cast<std::size_t>(graph.offsets[i]);
    REQUIRE(static_cast<std::size_t>(graph.offsets[i + 1]) - begin == std::min(k, expected.size()));
    for (std::size_t r = 0; r < std::min(k, expected.size()); ++r) {
      const auto neighbor = static_cast<std::size_t>(graph.neighbors[begin + r]);
      REQUIRE(std::abs(static_cast<double>(graph.similarities[begin + r]) - expected[r].first) < tolerance);
      REQUIRE(std::abs(reference::cosine(queries[i], others[neighbor]) - expected[r].first) < tolerance);
      REQUIRE_FALSE((same && neighbor == i));
    }
  }
}

}  // namespace

TEMPLATE_TEST_CASE("neighbours equal a dense search", "", float, double) {
  const int seed = GENERATE(1, 2, 3);
  const std::size_t k = GENERATE(1U, 4U, 100U);
  const bool negative = GENERATE(true, false);
  const auto matrix = reference::random_matrix<TestType>(static_cast<std::uint32_t>(seed), 40, 30, 0.15, negative);
  const auto others = reference::random_matrix<TestType>(static_cast<std::uint32_t>(seed + 9), 25, 30, 0.15, negative);
  const auto rows = reference::dense(matrix);
  const double tolerance = std::is_same_v<TestType, float> ? 1e-6 : 1e-12;
  require_equal(nearest_neighbors(view(matrix), {.n_neighbors = k}), rows, rows, true, k, tolerance);
  require_equal(nearest_neighbors(view(matrix), view(others), {.n_neighbors = k}), rows, reference::dense(others),
                false, k, tolerance);
}

TEST_CASE("equal rows are neighbours in the order of their numbers") {
  SparseMatrix<double> matrix(5, 3);
  for (int i = 0; i < 4; ++i) {
    matrix.insert(i, 0) = 1;
    matrix.insert(i, 2) = 2;
  }
  matrix.makeCompressed();
  const auto graph = nearest_neighbors(view(matrix), {.n_neighbors = 2});
  REQUIRE(graph.neighbors == std::vector<tidings::Index>{1, 2, 0, 2, 0, 1, 0, 1});
  REQUIRE(graph.offsets.back() == 8);
}

TEST_CASE("equal rows have a cosine of at most 1") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const auto one = reference::random_matrix<double>(seed, 1, 40, 0.7);
    SparseMatrix<double> twice(2, 40);
    for (int i = 0; i < 2; ++i) {
      for (SparseMatrix<double>::InnerIterator e(one, 0); e; ++e) twice.insert(i, e.col()) = e.value();
    }
    twice.makeCompressed();
    for (const double similarity : nearest_neighbors(view(twice)).similarities) {
      REQUIRE(similarity <= 1);
      REQUIRE(similarity > 1 - 1e-12);
    }
  }
}

TEST_CASE("neighbours below the least similarity are left out") {
  const auto matrix = reference::random_matrix<double>(7, 30, 10, 0.5);
  const auto graph = nearest_neighbors(view(matrix), {.n_neighbors = 30, .min_similarity = 0.7});
  REQUIRE_FALSE(graph.similarities.empty());
  for (const double similarity : graph.similarities) REQUIRE(similarity >= 0.7);
}

TEST_CASE("a negative least similarity takes in what is unrelated or opposed") {
  const auto matrix = reference::random_matrix<double>(5, 20, 10, 0.3, true);
  const auto rows = reference::dense(matrix);
  const auto graph = nearest_neighbors(view(matrix), {.n_neighbors = 30, .min_similarity = -1});
  REQUIRE(graph.neighbors.size() == 20 * 19);
  for (std::size_t i = 0; i < 20; ++i) {
    for (auto e = static_cast<std::size_t>(graph.offsets[i]); e < static_cast<std::size_t>(graph.offsets[i + 1]); ++e) {
      const double expected = reference::cosine(rows[i], rows[static_cast<std::size_t>(graph.neighbors[e])]);
      REQUIRE(std::abs(graph.similarities[e] - expected) < 1e-12);
      if (e > static_cast<std::size_t>(graph.offsets[i])) REQUIRE(graph.similarities[e] <= graph.similarities[e - 1]);
    }
  }
}

TEST_CASE("of many equal rows the lowest are found") {
  SparseMatrix<float> matrix(200, 4);
  for (int i = 0; i < 200; ++i) {
    matrix.insert(i, i % 2) = 3;
    matrix.insert(i, 2) = 1;
  }
  matrix.makeCompressed();
  for (const int n_jobs : {1, 8}) {
    const auto graph = nearest_neighbors(view(matrix), {.n_neighbors = 3}, {.n_jobs = n_jobs});
    REQUIRE(graph.neighbors.size() == 600);
    for (std::size_t i = 6; i < 200; ++i) {
      const auto first = static_cast<tidings::Index>(i % 2);
      REQUIRE(graph.neighbors[3 * i] == first);
      REQUIRE(graph.neighbors[3 * i + 2] == first + 4);
    }
  }
}

TEST_CASE("similarities that float cannot tell apart are told apart") {
  SparseMatrix<double> matrix(60, 2);
  for (int i = 0; i < 60; ++i) {
    matrix.insert(i, 0) = 1;
    matrix.insert(i, 1) = i == 0 ? 1 : 2 - 1e-10 * i;
  }
  matrix.makeCompressed();
  const auto graph = nearest_neighbors(view(matrix), {.n_neighbors = 2});
  REQUIRE(graph.neighbors[0] == 59);
  REQUIRE(graph.neighbors[1] == 58);
}

TEST_CASE("neighbours are bit-equal for any number of threads") {
  const bool negative = GENERATE(true, false);
  const auto matrix = reference::random_matrix<float>(8, 300, 60, 0.1, negative);
  const auto one = nearest_neighbors(view(matrix), {}, {.n_jobs = 1});
  for (const int n_jobs : {2, 8}) {
    const auto many = nearest_neighbors(view(matrix), {}, {.n_jobs = n_jobs});
    REQUIRE(many.neighbors == one.neighbors);
    REQUIRE(many.similarities == one.similarities);
  }
}

TEST_CASE("wrong arguments are refused with their value") {
  const auto matrix = reference::random_matrix<float>(1, 4, 4, 0.5);
  const auto wider = reference::random_matrix<float>(1, 4, 5, 0.5);
  REQUIRE_THROWS_WITH(nearest_neighbors(view(matrix), {.n_neighbors = 0}), "n_neighbors must be at least 1, got 0");
  REQUIRE_THROWS_WITH(nearest_neighbors(view(matrix), {.min_similarity = 2}), contains_text("got 2"));
  REQUIRE_THROWS_WITH(nearest_neighbors(view(matrix), view(wider)), contains_text("5 columns against 4"));
}

TEST_CASE("a matrix without rows or values has no neighbours") {
  REQUIRE(nearest_neighbors(view(SparseMatrix<float>(0, 3))).offsets == std::vector<tidings::Index>{0});
  REQUIRE(nearest_neighbors(view(SparseMatrix<float>(2, 3))).offsets == std::vector<tidings::Index>{0, 0, 0});
  const auto matrix = reference::random_matrix<float>(1, 2, 3, 1);
  REQUIRE(nearest_neighbors(view(matrix), view(SparseMatrix<float>(0, 3))).offsets ==
          std::vector<tidings::Index>{0, 0, 0});
}

namespace {

/// A matrix of double with the given rows.
SparseMatrix<double> matrix_of(const reference::Dense& rows) {
  SparseMatrix<double> matrix(static_cast<int>(rows.size()), static_cast<int>(rows.front().size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      if (rows[i][j] != 0) matrix.insert(static_cast<int>(i), static_cast<int>(j)) = rows[i][j];
    }
  }
  matrix.makeCompressed();
  return matrix;
}

struct Counter : tidings::Progress {
  void update(std::size_t done, std::size_t total) override {
    REQUIRE(done >= last);
    REQUIRE(done <= total);
    last = done;
    ++n_updates;
  }
  std::size_t last = 0;
  std::size_t n_updates = 0;
};

std::size_t count_updates(const SparseMatrix<float>& matrix) {
  Counter counter;
  static_cast<void>(nearest_neighbors(view(matrix), {}, {.n_jobs = 1, .progress = &counter}));
  return counter.n_updates;
}

}  // namespace

TEST_CASE("neighbours just at the least similarity are found") {
  const auto half = matrix_of({{1, 1, 0}, {1, 0, 1}});
  REQUIRE(nearest_neighbors(view(half), {.min_similarity = 0.5}).neighbors == std::vector<tidings::Index>{1, 0});
  const auto more = matrix_of({{1, 2}, {2, 1}});
  REQUIRE(nearest_neighbors(view(more), {.min_similarity = 0.8}).neighbors == std::vector<tidings::Index>{1, 0});
  REQUIRE(nearest_neighbors(view(more), {.min_similarity = 0.8 + 1e-11}).neighbors.empty());
}

TEST_CASE("what is equal but for rounding ties") {
  const auto query = matrix_of({{1, 1, 0, 0}});
  const auto others = matrix_of({{1, 0, 1, 0}, {2, 0, 2, 0}, {3, 0, 3, 0}, {1, 0, 0, 1}, {.1, .1, 0, 0}, {7, 7, 0, 0}});
  const auto graph = nearest_neighbors(view(query), view(others));
  REQUIRE(graph.neighbors == std::vector<tidings::Index>{4, 5, 0, 1, 2, 3});
  REQUIRE(graph.similarities == std::vector<double>{1, 1, .5, .5, .5, .5});
}

TEST_CASE("products that cancel make no neighbour") {
  const auto matrix = matrix_of({{.1, .2, .3}, {.3, .3, -.3}, {3, 0, -1}});
  REQUIRE(nearest_neighbors(view(matrix)).neighbors == std::vector<tidings::Index>{2, 1});
}

TEST_CASE("a similarity too small for the type is none") {
  SparseMatrix<float> matrix(2, 1);
  matrix.insert(0, 0) = 1;
  matrix.insert(1, 0) = 1;
  matrix.makeCompressed();
  const tidings::TimeDecay time{.times = {0, 200}, .other_times = {}, .half_life = 1};
  REQUIRE(nearest_neighbors(view(matrix), {.time = time}).neighbors.empty());
  const SparseMatrix<double> doubles = matrix.cast<double>();
  REQUIRE(nearest_neighbors(view(doubles), {.time = time}).neighbors.size() == 2);
}

TEST_CASE("rows that are compared once more tell so, and a negative value alone is no reason") {
  auto different = reference::random_matrix<float>(3, 2000, 5000, 0.0004);
  const std::size_t once = count_updates(different);
  different.valuePtr()[0] = -different.valuePtr()[0];
  REQUIRE(count_updates(different) == once);
  SparseMatrix<float> equal(2000, 5000);
  for (int i = 0; i < 2000; ++i) equal.insert(i, 1) = 1;
  equal.makeCompressed();
  REQUIRE(count_updates(equal) > once + once / 2);
}

TEST_CASE("more rows than a tile, in a window, equal a dense search, with any number of threads") {
  const auto matrix = reference::random_matrix<double>(4, 5000, 40, 0.1, true);
  const auto rows = reference::dense(matrix);
  tidings::NeighborOptions options{.n_neighbors = 3};
  for (std::size_t i = 0; i < rows.size(); ++i) options.time.times.push_back(static_cast<double>(i * 37 % 5000));
  options.time.window = 12;
  const auto graph = nearest_neighbors(view(matrix), options, {.n_jobs = 1});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<double> best(3, 0);
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (i == j || std::abs(options.time.times[i] - options.time.times[j]) > 12) continue;
      best.push_back(reference::cosine(rows[i], rows[j]));
    }
    std::ranges::sort(best, std::greater<>());
    const auto begin = static_cast<std::size_t>(graph.offsets[i]);
    const auto end = static_cast<std::size_t>(graph.offsets[i + 1]);
    REQUIRE(end - begin == static_cast<std::size_t>(
                               std::count_if(best.begin(), best.begin() + 3, [](double s) { return s > 1e-12; })));
    for (std::size_t e = begin; e < end; ++e) REQUIRE(std::abs(graph.similarities[e] - best[e - begin]) < 1e-12);
  }
  const auto many = nearest_neighbors(view(matrix), options, {.n_jobs = 5});
  REQUIRE(many.neighbors == graph.neighbors);
  REQUIRE(many.similarities == graph.similarities);
}

TEST_CASE("more rows than a tile that are alike have bit-equal neighbours for any number of threads") {
  const auto matrix = reference::random_matrix<float>(6, 4500, 3, 0.5);
  const auto one = nearest_neighbors(view(matrix), {.n_neighbors = 5}, {.n_jobs = 1});
  const auto many = nearest_neighbors(view(matrix), {.n_neighbors = 5}, {.n_jobs = 5});
  REQUIRE(many.neighbors == one.neighbors);
  REQUIRE(many.similarities == one.similarities);
}
