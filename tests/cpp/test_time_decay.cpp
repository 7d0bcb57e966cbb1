#include "tidings/similarity/time_decay.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/similarity/neighbors.hpp"

using tidings::check_time_decay;
using tidings::TimeDecay;
using tidings::view;

TEST_CASE("a half-life apart halves a similarity, and a window ends it") {
  const TimeDecay decay{.times = {}, .other_times = {}, .half_life = 3, .window = 6};
  REQUIRE(decay.factor(10, 10) == 1);
  REQUIRE(decay.factor(10, 13) == 0.5);
  REQUIRE(decay.factor(16, 10) == 0.25);
  REQUIRE(decay.factor(10, 16.5) == 0);
  REQUIRE(TimeDecay{}.factor(0, 1e9) == 1);
}

TEST_CASE("a similarity is reached up to so many half-lives apart") {
  const TimeDecay decay{.times = {}, .other_times = {}, .half_life = 3};
  REQUIRE(decay.reach(0.25) >= 6);
  REQUIRE(decay.reach(0.25) < 6 + 1e-6);
  REQUIRE(decay.reach(1) > 0);
  REQUIRE(std::isinf(decay.reach(0)));
  REQUIRE(std::isinf(TimeDecay{}.reach(0.5)));
}

TEST_CASE("times that are not those of the rows are refused") {
  const auto check = [](TimeDecay decay) { check_time_decay(decay, 2, 0); };
  REQUIRE_NOTHROW(check({}));
  REQUIRE_NOTHROW(check({.times = {1, 2}, .other_times = {}}));
  REQUIRE_THROWS_WITH(check({.times = {1}, .other_times = {}}), "times must be as many as rows, got 1 for 2 rows");
  REQUIRE_THROWS_WITH(check({.times = {1, std::nan("")}, .other_times = {}}), contains_text("times[1] must be a time"));
  REQUIRE_THROWS_WITH(check({.times = {1, 2}, .other_times = {3}}), contains_text("1 for 0 rows"));
  REQUIRE_THROWS_WITH(check({.times = {1, 2}, .other_times = {}, .half_life = 0}), "half_life must be positive, got 0");
  REQUIRE_THROWS_WITH(check({.times = {1, 2}, .other_times = {}, .window = -1}), "window must be at least 0, got -1");
  REQUIRE_THROWS_WITH(check({.times = {}, .other_times = {}, .half_life = 2}), contains_text("given with times"));
}

namespace {

/// The best of the others by the definition; whatever is over 0 within the window.
std::vector<std::pair<double, tidings::Index>> reference_neighbors(const std::vector<double>& query, double time,
                                                                   const reference::Dense& rows,
                                                                   const std::vector<double>& times,
                                                                   const TimeDecay& decay, std::size_t except) {
  std::vector<std::pair<double, tidings::Index>> ranked;
  for (std::size_t j = 0; j < rows.size(); ++j) {
    const double apart = std::abs(time - times[j]);
    const double factor = apart > decay.window ? 0 : std::pow(2, -apart / decay.half_life);
    const double similarity = reference::cosine(query, rows[j]) * factor;
    if (j != except && apart <= decay.window && similarity > 0) {
      ranked.emplace_back(similarity, static_cast<tidings::Index>(j));
    }
  }
  std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.first > b.first; });
  return ranked;
}

}  // namespace

TEST_CASE("neighbours in time equal a dense search") {
  const auto seed = static_cast<std::uint32_t>(GENERATE(1, 2, 3));
  const bool negative = GENERATE(true, false);
  const auto matrix = reference::random_matrix<double>(seed, 50, 20, 0.3, negative);
  const auto others = reference::random_matrix<double>(seed + 5, 40, 20, 0.3, negative);
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> day(0, 30);
  TimeDecay decay{.times = {},
                  .other_times = {},
                  .half_life = GENERATE(2.0, std::numeric_limits<double>::infinity()),
                  .window = GENERATE(4.0, std::numeric_limits<double>::infinity())};
  for (int i = 0; i < 50; ++i) decay.times.push_back(day(engine));
  const auto rows = reference::dense(matrix);
  const auto require_equal = [&](const auto& graph, const reference::Dense& searched, const std::vector<double>& times,
                                 bool same) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto expected =
          reference_neighbors(rows[i], decay.times[i], searched, times, decay, same ? i : searched.size());
      const auto begin = static_cast<std::size_t>(graph.offsets[i]);
      const std::size_t size = static_cast<std::size_t>(graph.offsets[i + 1]) - begin;
      REQUIRE(size == std::min<std::size_t>(7, expected.size()));
      for (std::size_t r = 0; r < size; ++r) {
        REQUIRE(graph.neighbors[begin + r] == expected[r].second);
        REQUIRE(std::abs(graph.similarities[begin + r] - expected[r].first) < 1e-12);
      }
    }
  };
  require_equal(tidings::nearest_neighbors(view(matrix), {.n_neighbors = 7, .time = decay}), rows, decay.times, true);
  for (int i = 0; i < 40; ++i) decay.other_times.push_back(day(engine));
  require_equal(tidings::nearest_neighbors(view(matrix), view(others), {.n_neighbors = 7, .time = decay}),
                reference::dense(others), decay.other_times, false);
}
