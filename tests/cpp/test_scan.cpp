#include "similarity/scan.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "reference.hpp"

using reference::random_numbers;
using tidings::detail::Found;
using tidings::detail::scan_kernels;
using tidings::detail::scan_rows;
using tidings::detail::scan_width;
using tidings::detail::ScanBlock;
using tidings::detail::ScanKernel;
using tidings::detail::ScanQuery;
using tidings::detail::ScanTerm;

namespace {

constexpr std::size_t n_panels = 7;
constexpr std::size_t places = n_panels * scan_width;
constexpr std::size_t n_dense = 9;
constexpr std::size_t n_levels = 2;

/// A tile of random weights whose rests are the norms of the levels that are left, and random queries.
struct Example {
  Example() {
    for (std::size_t q = 0; q < scan_rows; ++q) add_query(q);
    for (std::size_t place = 0; place < places; ++place) {
      for (std::size_t level = 0; level <= n_levels; ++level) {
        double squares = 0;
        for (std::size_t t = level * 5; t < n_dense; ++t) squares += std::pow(weight(t, place), 2);
        rests[((place / scan_width) * (n_levels + 1) + level) * scan_width + place % scan_width] =
            tidings::detail::rest_norm(squares);
      }
    }
  }

  [[nodiscard]] double weight(std::size_t term, std::size_t place) const {
    return static_cast<double>(dense[(place / scan_width * n_dense + term) * scan_width + place % scan_width]);
  }

  void add_query(std::size_t q) {
    const std::vector<std::uint32_t> numbers = {1, 4, 5, 8};
    const std::vector<float> weights = random_numbers(100 + static_cast<std::uint32_t>(q), numbers.size());
    double squares[] = {0, 0};  // NOLINT(modernize-avoid-c-arrays)
    for (std::size_t t = 0; t < numbers.size(); ++t) {
      terms[q].push_back({numbers[t], weights[t]});
      squares[numbers[t] / 5] += std::pow(static_cast<double>(weights[t]), 2);
    }
    query_rests[q] = {tidings::detail::rest_norm(squares[0] + squares[1]), tidings::detail::rest_norm(squares[1]), 0};
    queries[q] = {.sums = nullptr,
                  .terms = terms[q].data(),
                  .ends = ends.data(),
                  .rests = query_rests[q].data(),
                  .limit = query_limits[q],
                  .begin_panel = q % 3,
                  .end_panel = n_panels - q % 2};
  }

  [[nodiscard]] double sum(std::size_t q, std::size_t place) const {
    double exact = static_cast<double>(before[q * places + place]);
    for (const ScanTerm& term : terms[q]) exact += static_cast<double>(term.weight) * weight(term.number, place);
    return exact;
  }

  std::vector<float> dense = random_numbers(1, n_dense* places);
  std::vector<float> before = random_numbers(3, scan_rows* places);
  std::vector<float> place_limits = random_numbers(4, places, 0);
  std::vector<float> query_limits = random_numbers(5, scan_rows, 0);
  std::vector<float> rests = std::vector<float>(places * (n_levels + 1));
  std::vector<std::uint32_t> ends = {2, 4};
  std::vector<std::vector<ScanTerm>> terms = std::vector<std::vector<ScanTerm>>(scan_rows);
  std::vector<std::vector<float>> query_rests = std::vector<std::vector<float>>(scan_rows);
  std::vector<ScanQuery> queries = std::vector<ScanQuery>(scan_rows);
};

}  // namespace

TEST_CASE("every kernel of floats finds what the definition says") {
  const Example example;
  const std::size_t begin = 2;
  const std::size_t end = 6;
  for (const ScanKernel& kernel : scan_kernels()) {
    if (kernel.reads_bytes) continue;
    INFO(kernel.name);
    std::vector<float> sums = example.before;
    std::vector<ScanQuery> queries = example.queries;
    for (std::size_t q = 0; q < scan_rows; ++q) queries[q].sums = sums.data() + q * places;
    const ScanBlock block{.queries = queries.data(),
                          .n_queries = scan_rows,
                          .n_dense = n_dense,
                          .dense = example.dense.data(),
                          .rests = example.rests.data(),
                          .n_levels = n_levels,
                          .place_limits = example.place_limits.data()};
    std::vector<Found> found(scan_rows * places);
    found.resize(kernel.take_above(block, begin, end, found.data()));
    std::size_t f = 0;
    for (std::size_t panel = begin; panel < end; ++panel) {
      for (std::size_t q = 0; q < scan_rows; ++q) {
        if (panel < queries[q].begin_panel || panel >= queries[q].end_panel) continue;
        for (std::size_t place = panel * scan_width; place < (panel + 1) * scan_width; ++place) {
          const double exact = example.sum(q, place);
          const auto limit = static_cast<double>(std::min(queries[q].limit, example.place_limits[place]));
          const bool is_found = f < found.size() && found[f].slot == q && found[f].place == place;
          if (is_found) REQUIRE(std::abs(static_cast<double>(found[f++].sum) - exact) < 1e-6);
          if (std::abs(exact - limit) > 1e-6) REQUIRE(is_found == (exact > limit));
          REQUIRE(sums[q * places + place] == 0);
        }
      }
    }
    REQUIRE(f == found.size());
    REQUIRE(f > 0);
    REQUIRE(std::equal(sums.begin(), sums.begin() + begin * scan_width, example.before.begin()));
  }
}
