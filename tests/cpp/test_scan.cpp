#include "similarity/scan.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "catch.hpp"
#include "similarity/coarse.hpp"

using tidings::detail::coarse_group;
using tidings::detail::coarse_size;
using tidings::detail::Found;
using tidings::detail::round_to_bytes;
using tidings::detail::scan_kernels;
using tidings::detail::scan_rows;
using tidings::detail::scan_width;
using tidings::detail::ScanBlock;
using tidings::detail::ScanBytes;
using tidings::detail::ScanKernel;
using tidings::detail::ScanQuery;
using tidings::detail::ScanRow;
using tidings::detail::ScanTerm;

namespace {

std::vector<float> random_numbers(std::uint32_t seed, std::size_t size, float least = -1) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<float> uniform(least, 1);
  std::vector<float> numbers(size);
  for (float& number : numbers) number = uniform(engine);
  return numbers;
}

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

/// The example's weights in bytes, of the tile and of the queries.
struct ExampleBytes {
  explicit ExampleBytes(const Example& example) {
    for (std::size_t place = 0; place < places; ++place) add_place(example, place);
    for (std::size_t q = 0; q < scan_rows; ++q) add_query(example.terms[q], q);
  }

  void add_place(const Example& example, std::size_t place) {
    rows[place].begin = static_cast<std::uint32_t>(numbers.size());
    std::vector<ScanTerm> all;
    for (std::size_t t = 0; t < n_dense; ++t) {
      all.push_back({static_cast<std::uint32_t>(t), static_cast<float>(example.weight(t, place))});
      numbers.push_back(static_cast<std::uint16_t>(t));
      weights.push_back(all.back().weight);
    }
    numbers.resize((place + 1) * scan_width, 0);
    weights.resize((place + 1) * scan_width, 0);
    rows[place].end = static_cast<std::uint32_t>(numbers.size());
    const auto coarse = round_to_bytes(all, [&](const ScanTerm& term, int multiple) {
      const std::size_t group = place / scan_width * coarse_size(n_dense) / coarse_group + term.number / coarse_group;
      bytes[(group * scan_width + place % scan_width) * coarse_group + term.number % coarse_group] =
          static_cast<std::uint8_t>(multiple + 128);
    });
    scales[place] = coarse.scale;
    errors[place] = coarse.error;
  }

  void add_query(const std::vector<ScanTerm>& terms, std::size_t q) {
    query_weights[q].assign(n_dense, 0);
    query_bytes[q].assign(coarse_size(n_dense), 0);
    queries[q].coarse = round_to_bytes(terms, [&](const ScanTerm& term, int multiple) {
      query_weights[q][term.number] = term.weight;
      query_bytes[q][term.number] = static_cast<std::int8_t>(multiple);
      queries[q].bytes_sum += multiple;
    });
  }

  [[nodiscard]] ScanBytes tile() const {
    return {bytes.data(), scales.data(), errors.data(), rows.data(), numbers.data(), weights.data()};
  }

  void add_to(std::vector<ScanQuery>& others) const {
    for (std::size_t q = 0; q < scan_rows; ++q) {
      others[q].weights = query_weights[q].data();
      others[q].bytes = query_bytes[q].data();
      others[q].coarse = queries[q].coarse;
      others[q].bytes_sum = queries[q].bytes_sum;
    }
  }

  std::vector<std::uint8_t> bytes = std::vector<std::uint8_t>(places * coarse_size(n_dense), 128);
  std::vector<float> scales = std::vector<float>(places);
  std::vector<float> errors = std::vector<float>(places);
  std::vector<ScanRow> rows = std::vector<ScanRow>(places);
  std::vector<std::uint16_t> numbers;
  std::vector<float> weights;
  std::vector<std::vector<float>> query_weights = std::vector<std::vector<float>>(scan_rows);
  std::vector<std::vector<std::int8_t>> query_bytes = std::vector<std::vector<std::int8_t>>(scan_rows);
  std::vector<ScanQuery> queries = std::vector<ScanQuery>(scan_rows);
};

}  // namespace

TEST_CASE("rounded weights are as far off as they say") {
  for (const float size : {1.0F, 1e-3F, 1e-35F, 0.0F}) {
    std::vector<ScanTerm> terms;
    for (const float weight : random_numbers(7, 50)) terms.push_back({0, weight * size});
    std::vector<int> multiples;
    const auto coarse = round_to_bytes(terms, [&](const ScanTerm&, int multiple) { multiples.push_back(multiple); });
    double squares = 0;
    double errors = 0;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      REQUIRE(std::abs(multiples[t]) <= 127);
      const double rounded = static_cast<double>(coarse.scale) * multiples[t];
      squares += rounded * rounded;
      errors += std::pow(static_cast<double>(terms[t].weight) - rounded, 2);
    }
    REQUIRE(static_cast<double>(coarse.norm) >= std::sqrt(squares));
    REQUIRE(static_cast<double>(coarse.error) >= std::sqrt(errors));
    if (size >= 1e-3F) REQUIRE(coarse.error < 0.02F * coarse.norm);
  }
}

TEST_CASE("every kernel finds what the definition says") {
  const Example example;
  const ExampleBytes bytes(example);
  const std::size_t begin = 2;
  const std::size_t end = 6;
  for (const ScanKernel& kernel : scan_kernels()) {
    INFO(kernel.name);
    std::vector<float> sums = example.before;
    std::vector<ScanQuery> queries = example.queries;
    for (std::size_t q = 0; q < scan_rows; ++q) queries[q].sums = sums.data() + q * places;
    if (kernel.reads_bytes) bytes.add_to(queries);
    const ScanBlock block{.queries = queries.data(),
                          .n_queries = scan_rows,
                          .n_dense = n_dense,
                          .dense = kernel.reads_bytes ? nullptr : example.dense.data(),
                          .bytes = kernel.reads_bytes ? bytes.tile() : ScanBytes{},
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
