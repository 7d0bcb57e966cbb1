#include "tidings/clusters/stability.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "catch.hpp"
#include "reference.hpp"

using tidings::Index;
using Rows = std::span<const Index>;

namespace {

/// n rows that point in one of n_directions directions, in turn.
tidings::SparseMatrix<double> directions(Index n, Index n_directions) {
  tidings::SparseMatrix<double> matrix(n, n_directions);
  for (Index i = 0; i < n; ++i) {
    matrix.startVec(i);
    matrix.insertBack(i, i % n_directions) = 1 + i;
  }
  matrix.finalize();
  return matrix;
}

std::vector<Index> by_direction(Rows rows, std::uint64_t seed) {
  std::vector<Index> labels;
  for (const Index i : rows) labels.push_back((i % 3 + static_cast<Index>(seed)) % 3);
  return labels;
}

std::vector<Index> by_chance(Rows rows, std::uint64_t seed) {
  std::mt19937 engine(static_cast<std::uint32_t>(seed));
  std::vector<Index> labels;
  for (std::size_t i = 0; i < rows.size(); ++i) labels.push_back(static_cast<Index>(engine() % 3));
  return labels;
}

}  // namespace

TEST_CASE("what the data say is stable over seeds and halves") {
  const auto matrix = directions(60, 3);
  REQUIRE(tidings::stability_over_seeds(60, by_direction) == 1);
  REQUIRE(tidings::stability_over_halves(tidings::view(matrix), by_direction) == 1);
}

TEST_CASE("what chance says is not") {
  const auto matrix = directions(60, 3);
  REQUIRE(std::abs(tidings::stability_over_seeds(60, by_chance)) < 0.3);
  REQUIRE(std::abs(tidings::stability_over_halves(tidings::view(matrix), by_chance)) < 0.3);
}

TEST_CASE("halves part the rows, ascending, otherwise for each seed") {
  const auto matrix = directions(11, 3);
  std::vector<std::vector<Index>> seen;
  const auto cluster = [&](Rows rows, std::uint64_t seed) {
    seen.emplace_back(rows.begin(), rows.end());
    return by_direction(rows, seed);
  };
  static_cast<void>(tidings::stability_over_halves(tidings::view(matrix), cluster, {.n_rounds = 2, .seed = 5}));
  REQUIRE(seen.size() == 4);
  for (const std::size_t round : {0U, 2U}) {
    std::vector<Index> all = seen[round];
    REQUIRE(all.size() == 5);
    REQUIRE(std::is_sorted(all.begin(), all.end()));
    all.insert(all.end(), seen[round + 1].begin(), seen[round + 1].end());
    std::sort(all.begin(), all.end());
    std::vector<Index> expected(11);
    std::iota(expected.begin(), expected.end(), 0);
    REQUIRE(all == expected);
  }
  REQUIRE(seen[0] != seen[2]);
}

TEST_CASE("stability refuses too few rows, rounds and labels") {
  const auto matrix = directions(1, 1);
  const auto none = [](Rows, std::uint64_t) { return std::vector<Index>(); };
  REQUIRE_THROWS_AS(tidings::stability_over_halves(tidings::view(matrix), by_chance), std::invalid_argument);
  REQUIRE_THROWS_AS(tidings::stability_over_seeds(5, by_chance, {.n_rounds = 1}), std::invalid_argument);
  REQUIRE_THROWS_WITH(tidings::stability_over_seeds(5, none), contains_text("0 for 5"));
}

TEST_CASE("rows of zeros have no cluster in the other half") {
  const tidings::SparseMatrix<float> matrix(8, 3);
  const auto one = [](Rows rows, std::uint64_t) { return std::vector<Index>(rows.size(), 0); };
  REQUIRE(tidings::stability_over_halves(tidings::view(matrix), one) == 1);
}
