#include <cmath>

#include "catch.hpp"
#include "tidings/clusters/metrics.hpp"

using tidings::Index;
using Labels = std::vector<Index>;

namespace {
bool close(double a, double b) {
  return std::abs(a - b) < 1e-12;
}
}  // namespace

TEST_CASE("equal clusterings score 1, whatever the labels' names") {
  const Labels a = {0, 0, 1, 2, 2, 2};
  const Labels b = {7, 7, -3, 0, 0, 0};
  REQUIRE(close(tidings::bcubed(a, b).f1, 1));
  REQUIRE(close(tidings::pairwise(a, b).f1, 1));
  REQUIRE(close(tidings::adjusted_rand(a, b), 1));
  REQUIRE(close(tidings::normalized_mutual_info(a, b), 1));
}

TEST_CASE("scores equal those worked out by hand") {
  const Labels truth = {0, 0, 0, 1, 1};
  const Labels predicted = {0, 0, 1, 1, 1};
  // B-cubed: 0: 2/2 and 2/3; 1: the same; 2: 1/3 and 1/3; 3 and 4: 2/3 and 2/2.
  REQUIRE(close(tidings::bcubed(truth, predicted).precision, (1 + 1 + 1.0 / 3 + 2.0 / 3 + 2.0 / 3) / 5));
  REQUIRE(close(tidings::bcubed(truth, predicted).recall, (2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 1 + 1) / 5));
  // Pairs: together in both (0,1) and (3,4); 4 in the clusters, 4 in the classes, 10 in all.
  REQUIRE(close(tidings::pairwise(truth, predicted).precision, 0.5));
  REQUIRE(close(tidings::pairwise(truth, predicted).recall, 0.5));
  REQUIRE(close(tidings::adjusted_rand(truth, predicted), (2 - 1.6) / (4 - 1.6)));
}

TEST_CASE("normalised mutual information is at most 1") {
  for (Index n = 2; n < 200; ++n) {
    Labels labels;
    for (Index i = 0; i < n; ++i) labels.push_back(i * i % 7);
    REQUIRE(tidings::normalized_mutual_info(labels, labels) <= 1);
  }
}

TEST_CASE("independent clusterings have no information about each other") {
  REQUIRE(close(tidings::normalized_mutual_info(Labels{0, 0, 1, 1}, Labels{0, 1, 0, 1}), 0));
}

TEST_CASE("clusterings without pairs or with one cluster are defined") {
  REQUIRE(close(tidings::pairwise(Labels{0, 1}, Labels{0, 1}).f1, 1));
  REQUIRE(close(tidings::adjusted_rand(Labels{0}, Labels{0}), 1));
  REQUIRE(close(tidings::adjusted_rand(Labels{0, 0}, Labels{0, 0}), 1));
  REQUIRE(close(tidings::normalized_mutual_info(Labels{0, 0}, Labels{3, 3}), 1));
}

TEST_CASE("homogeneity asks for pure clusters, completeness for whole classes") {
  const Labels truth = {0, 0, 1, 1};
  const Labels finer = {0, 0, 1, 2};
  REQUIRE(close(tidings::homogeneity(truth, finer), 1));
  REQUIRE(close(tidings::completeness(truth, finer), std::log(2) / (1.5 * std::log(2))));
  REQUIRE(close(tidings::v_measure(truth, finer), 0.8));
  REQUIRE(close(tidings::v_measure(truth, finer, 0), 1));
  REQUIRE_THROWS_AS(tidings::v_measure(truth, finer, -1), std::invalid_argument);
}

TEST_CASE("mutual information is adjusted for chance") {
  REQUIRE(close(tidings::adjusted_mutual_info(Labels{0, 0, 1, 1}, Labels{5, 5, 3, 3}), 1));
  REQUIRE(close(tidings::adjusted_mutual_info(Labels{0, 0, 0}, Labels{5, 5, 5}), 1));
  REQUIRE(close(tidings::adjusted_mutual_info(Labels{0, 0, 0}, Labels{1, 2, 3}), 0));
  // Of the 6 ways to halve four stories, 2 agree: the expected information is a third of log 2.
  REQUIRE(close(tidings::adjusted_mutual_info(Labels{0, 0, 1, 1}, Labels{0, 1, 0, 1}), (0 - 1.0 / 3) / (1 - 1.0 / 3)));
}

TEST_CASE("labels of different length, or none, are refused") {
  REQUIRE_THROWS_WITH(tidings::bcubed(Labels{0, 1}, Labels{0}), contains_text("1 against 2"));
  REQUIRE_THROWS_AS(tidings::adjusted_rand(Labels{}, Labels{}), std::invalid_argument);
}
