#include <cmath>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/clusters/membership.hpp"

using tidings::Index;
using tidings::memberships;
using tidings::view;

TEST_CASE("fit and runner-up are mean cosines, and the shares sum to the fit") {
  const bool negative = GENERATE(false, true);
  const auto matrix = reference::random_matrix<double>(5, 30, 40, 0.3, negative);
  const auto rows = reference::dense(matrix);
  std::vector<Index> labels(30);
  for (std::size_t i = 0; i < 30; ++i) labels[i] = i == 29 ? 4 : static_cast<Index>(i % 4);
  const auto mean = [&](std::size_t i, Index cluster) {
    double sum = 0;
    double n = 0;
    for (std::size_t j = 0; j < 30; ++j) {
      if (j == i || labels[j] != cluster) continue;
      sum += reference::cosine(rows[i], rows[j]);
      n += 1;
    }
    return n == 0 ? 0 : sum / n;
  };
  const auto all = memberships(view(matrix), labels, 1000);
  for (std::size_t i = 0; i < 30; ++i) {
    REQUIRE(std::abs(all[i].fit - mean(i, labels[i])) < 1e-12);
    double sum = 0;
    for (const auto& term : all[i].terms) sum += term.share;
    REQUIRE(std::abs(sum - all[i].fit) < 1e-12);
    for (Index c = 0; c < 5; ++c) {
      if (c != labels[i]) REQUIRE(mean(i, c) <= all[i].runner_up_fit + 1e-12);
    }
    if (all[i].runner_up >= 0) REQUIRE(std::abs(mean(i, all[i].runner_up) - all[i].runner_up_fit) < 1e-12);
  }
}

TEST_CASE("a row alone has no fit, and one that shares nothing no runner-up") {
  tidings::SparseMatrix<float> matrix(2, 2);
  matrix.insert(0, 0) = 1;
  matrix.insert(1, 1) = 1;
  matrix.makeCompressed();
  const auto all = memberships(view(matrix), std::vector<Index>{0, 1});
  REQUIRE(all[0].fit == 0);
  REQUIRE(all[0].terms.empty());
  REQUIRE(all[0].runner_up == -1);
}

TEST_CASE("memberships are bit-equal for any number of threads") {
  const auto matrix = reference::random_matrix<float>(6, 200, 50, 0.2);
  std::vector<Index> labels(200);
  for (std::size_t i = 0; i < 200; ++i) labels[i] = static_cast<Index>(i % 7);
  const auto one = memberships(view(matrix), labels, 5, {.n_jobs = 1});
  for (const int n_jobs : {2, 8}) {
    const auto many = memberships(view(matrix), labels, 5, {.n_jobs = n_jobs});
    for (std::size_t i = 0; i < 200; ++i) {
      REQUIRE(many[i].fit == one[i].fit);
      REQUIRE(many[i].terms == one[i].terms);
      REQUIRE(many[i].runner_up == one[i].runner_up);
    }
  }
}
