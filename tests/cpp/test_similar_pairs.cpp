#include "tidings/similarity/similar_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "catch.hpp"
#include "reference.hpp"

using tidings::Index;
using tidings::similar_pairs;
using tidings::SimilarPairs;
using tidings::SparseMatrix;
using tidings::view;

namespace {

constexpr double slack = 1e-6;  ///< pairs so close to the threshold may be on either side

/// Each pair that must be there is, each that is there may be, and the similarities are right.
template <class Real>
void require_equal(const SimilarPairs<Real>& pairs, const reference::Dense& rows, double threshold) {
  std::size_t p = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      const double similarity = reference::cosine(rows[i], rows[j]);
      const bool found =
          p < pairs.first.size() && pairs.first[p] == static_cast<Index>(i) && pairs.second[p] == static_cast<Index>(j);
      if (found) REQUIRE(std::abs(static_cast<double>(pairs.similarities[p++]) - similarity) < slack);
      if (similarity > std::max(threshold, 0.0) + slack) REQUIRE(found);
      if (similarity < threshold - slack || similarity < -slack) REQUIRE_FALSE(found);
    }
  }
  REQUIRE(p == pairs.first.size());
}

}  // namespace

TEMPLATE_TEST_CASE("similar pairs equal a dense search", "", float, double) {
  const auto seed = static_cast<std::uint32_t>(GENERATE(1, 2, 3));
  const double threshold = GENERATE(0.0, 1e-7, 0.2, 0.5, 0.9, 1.0);
  const bool negative = GENERATE(true, false);
  const double density = GENERATE(0.08, 0.5);
  const auto matrix = reference::random_matrix<TestType>(seed, 70, 30, density, negative);
  require_equal(similar_pairs(view(matrix), {.threshold = threshold}), reference::dense(matrix), threshold);
}

TEMPLATE_TEST_CASE("rows of one direction are pairs at a threshold of 1", "", float, double) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const auto one = reference::random_matrix<TestType>(seed, 1, 300, 0.7, true);
    SparseMatrix<TestType> matrix(3, 300);
    for (int i = 0; i < 3; ++i) {
      for (typename SparseMatrix<TestType>::InnerIterator e(one, 0); e; ++e) {
        matrix.insert(i, e.col()) = e.value() * static_cast<TestType>(1 << i);
      }
    }
    matrix.makeCompressed();
    const auto pairs = similar_pairs(view(matrix), {.threshold = 1});
    REQUIRE(pairs.first == std::vector<Index>{0, 0, 1});
    REQUIRE(pairs.second == std::vector<Index>{1, 2, 2});
    REQUIRE(pairs.similarities == std::vector<TestType>{1, 1, 1});
  }
}

TEST_CASE("pairs of times are decayed, and only those within the window are compared") {
  const auto matrix = reference::random_matrix<double>(5, 60, 20, 0.4);
  const auto rows = reference::dense(matrix);
  std::vector<double> times;
  for (std::size_t i = 0; i < rows.size(); ++i) times.push_back(static_cast<double>((i * 37) % 50));
  const double window = GENERATE(0.0, 7.0, 1000.0);
  const double threshold = GENERATE(0.0, 0.3);
  const auto pairs = similar_pairs(
      view(matrix),
      {.threshold = threshold, .time = {.times = times, .other_times = {}, .half_life = 5, .window = window}});
  std::vector<std::tuple<Index, Index>> expected;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = i + 1; j < rows.size(); ++j) {
      const double apart = std::abs(times[i] - times[j]);
      const double similarity = reference::cosine(rows[i], rows[j]) * std::pow(2, -apart / 5);
      if (apart <= window && similarity > 0 && similarity >= threshold) {
        expected.emplace_back(static_cast<Index>(i), static_cast<Index>(j));
      }
    }
  }
  std::vector<std::tuple<Index, Index>> found;
  for (std::size_t p = 0; p < pairs.first.size(); ++p) found.emplace_back(pairs.first[p], pairs.second[p]);
  REQUIRE(found == expected);
}

TEST_CASE("similar pairs are bit-equal for any number of threads") {
  const auto matrix = reference::random_matrix<float>(8, 300, 60, 0.1);
  const auto one = similar_pairs(view(matrix), {.threshold = 0.3}, {.n_jobs = 1});
  REQUIRE_FALSE(one.first.empty());
  for (const int n_jobs : {2, 8}) {
    const auto many = similar_pairs(view(matrix), {.threshold = 0.3}, {.n_jobs = n_jobs});
    REQUIRE(many.first == one.first);
    REQUIRE(many.second == one.second);
    REQUIRE(many.similarities == one.similarities);
  }
}

TEST_CASE("pairs of nothing are none, and wrong thresholds are refused") {
  REQUIRE(similar_pairs(view(SparseMatrix<float>(0, 3))).first.empty());
  REQUIRE(similar_pairs(view(SparseMatrix<float>(3, 3)), {.threshold = 0}).first.empty());
  REQUIRE_THROWS_WITH(similar_pairs(view(SparseMatrix<float>(3, 3)), {.threshold = 1.5}),
                      "threshold must be in [0, 1], got 1.5");
}

TEST_CASE("pairs just at the threshold are pairs") {
  SparseMatrix<double> matrix(4, 5);
  matrix.insert(0, 0) = 1;
  matrix.insert(0, 1) = 1;
  matrix.insert(1, 0) = 1;
  matrix.insert(1, 2) = 1;
  matrix.insert(2, 3) = 1;
  matrix.insert(2, 4) = 2;
  matrix.insert(3, 3) = 2;
  matrix.insert(3, 4) = 1;
  matrix.makeCompressed();
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0.5}).first == std::vector<Index>{0, 2});
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0.8}).first == std::vector<Index>{2});
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0.8 + 1e-11}).first.empty());
  const tidings::TimeDecay time{.times = {0, 3, 0, 3}, .other_times = {}, .half_life = 3};
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0.25, .time = time}).first == std::vector<Index>{0, 2});
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0.4, .time = time}).first == std::vector<Index>{2});
}

TEST_CASE("equal rows as far apart as the half-life lets them reach the threshold are pairs") {
  SparseMatrix<float> matrix(3, 1);
  for (int i = 0; i < 3; ++i) matrix.insert(i, 0) = 1;
  matrix.makeCompressed();
  const tidings::TimeDecay time{.times = {0, 10, 10.001}, .other_times = {}, .half_life = 5};
  const auto pairs = similar_pairs(view(matrix), {.threshold = 0.25, .time = time});
  REQUIRE(pairs.first == std::vector<Index>{0, 1});
  REQUIRE(pairs.second == std::vector<Index>{1, 2});
}

TEST_CASE("a pair whose similarity is too small for the type is none") {
  SparseMatrix<float> matrix(2, 1);
  for (int i = 0; i < 2; ++i) matrix.insert(i, 0) = 1;
  matrix.makeCompressed();
  const tidings::TimeDecay time{.times = {0, 200}, .other_times = {}, .half_life = 1};
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0, .time = time}).first.empty());
}

TEST_CASE("more rows than a tile have the same pairs with any number of threads, window or not") {
  const auto matrix = reference::random_matrix<float>(9, 5000, 400, 0.01);
  const auto all = similar_pairs(view(matrix), {.threshold = 0.6}, {.n_jobs = 1});
  REQUIRE_FALSE(all.first.empty());
  REQUIRE(similar_pairs(view(matrix), {.threshold = 0.6}, {.n_jobs = 5}).similarities == all.similarities);
  tidings::TimeDecay time;
  for (int i = 0; i < 5000; ++i) time.times.push_back(i * 37 % 5000);
  time.window = 2000;
  const auto near = similar_pairs(view(matrix), {.threshold = 0.6, .time = time}, {.n_jobs = 5});
  std::vector<Index> expected;
  for (std::size_t p = 0; p < all.first.size(); ++p) {
    const auto [i, j] = std::pair(static_cast<std::size_t>(all.first[p]), static_cast<std::size_t>(all.second[p]));
    if (std::abs(time.times[i] - time.times[j]) <= time.window) expected.push_back(all.second[p]);
  }
  REQUIRE(near.second == expected);
}
