#include "tidings/clusters/silhouette.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "reference.hpp"

using tidings::Index;

namespace {

/// By the definition, all distances worked out.
double slow_silhouette(const reference::Dense& rows, const std::vector<Index>& labels, std::size_t i) {
  std::vector<double> sums(rows.size(), 0);
  std::vector<double> sizes(rows.size(), 0);
  for (std::size_t j = 0; j < rows.size(); ++j) {
    if (i == j) continue;
    sums[static_cast<std::size_t>(labels[j])] += 1 - reference::cosine(rows[i], rows[j]);
    ++sizes[static_cast<std::size_t>(labels[j])];
  }
  const auto own = static_cast<std::size_t>(labels[i]);
  if (sizes[own] == 0) return 0;
  const double a = sums[own] / sizes[own];
  double b = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < rows.size(); ++c) {
    if (c != own && sizes[c] > 0) b = std::min(b, sums[c] / sizes[c]);
  }
  return (b - a) / std::max(a, b);
}

}  // namespace

TEST_CASE("silhouettes equal the definition") {
  const auto matrix = reference::random_matrix<float>(7, 60, 30, 0.2, true);
  std::vector<Index> labels;
  for (Index i = 0; i < 60; ++i) labels.push_back(i == 59 ? 4 : i % 4);  // the last one is alone
  const auto rows = reference::dense(matrix);
  const auto found = tidings::silhouettes(tidings::view(matrix), labels);
  double sum = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    REQUIRE(std::abs(found[i] - slow_silhouette(rows, labels, i)) < 1e-9);
    sum += found[i];
  }
  REQUIRE(std::abs(tidings::silhouette(tidings::view(matrix), labels) - sum / 60) < 1e-12);
}

TEST_CASE("silhouettes are the same for any number of threads") {
  const auto matrix = reference::random_matrix<double>(8, 300, 40, 0.2);
  std::vector<Index> labels;
  for (Index i = 0; i < 300; ++i) labels.push_back(i % 7);
  REQUIRE(tidings::silhouettes(tidings::view(matrix), labels, {.n_jobs = 1}) ==
          tidings::silhouettes(tidings::view(matrix), labels, {.n_jobs = 4}));
}

TEST_CASE("a silhouette needs two clusters") {
  const auto matrix = reference::random_matrix<double>(8, 3, 4, 0.5);
  const std::vector<Index> labels = {0, 0, 0};
  REQUIRE_THROWS_WITH(tidings::silhouettes(tidings::view(matrix), labels), contains_text("at least 2"));
}
