#include "similarity/byte_weights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "catch.hpp"
#include "reference.hpp"

using reference::random_numbers;
using tidings::detail::byte_group;
using tidings::detail::Found;
using tidings::detail::n_bytes;
using tidings::detail::rest_norm;
using tidings::detail::round_to_bytes;
using tidings::detail::Rounding;
using tidings::detail::scan_kernels;
using tidings::detail::scan_width;
using tidings::detail::ScanBlock;
using tidings::detail::ScanKernel;
using tidings::detail::ScanQuery;
using tidings::detail::ScanRow;
using tidings::detail::ScanTerm;

namespace {

/// A row of a tile or a query, in all its forms.
struct Row {
  explicit Row(std::vector<float> of) : weights(std::move(of)), bytes(n_bytes(weights.size()), 0) {
    std::vector<ScanTerm> terms;
    double squares = 0;
    for (std::size_t t = 0; t < weights.size(); ++t) {
      if (weights[t] != 0) terms.push_back({static_cast<std::uint32_t>(t), weights[t]});
      squares += std::pow(static_cast<double>(weights[t]), 2);
    }
    rests = {rest_norm(squares), 0};
    rounding = round_to_bytes(terms, [&](const ScanTerm& term, int multiple) {
      bytes[term.number] = static_cast<std::int8_t>(multiple);
      bytes_sum += multiple;
    });
  }

  [[nodiscard]] double with(const Row& other) const {
    double sum = 0;
    for (std::size_t t = 0; t < weights.size(); ++t) {
      sum += static_cast<double>(weights[t]) * static_cast<double>(other.weights[t]);
    }
    return sum;
  }

  std::vector<float> weights;
  std::vector<std::int8_t> bytes;
  std::vector<float> rests;
  Rounding rounding;
  int bytes_sum = 0;
};

/// Rows, whole panels of them, as the kernel of bytes reads them.
struct Tile {
  explicit Tile(const std::vector<Row>& of)
      : n_terms(of.front().weights.size()),
        size(of.size()),
        bytes(size * n_bytes(n_terms)),
        rests(2 * size),
        limits(size, std::numeric_limits<float>::infinity()) {
    for (std::size_t place = 0; place < size; ++place) add(of[place], place / scan_width, place % scan_width);
  }

  void add(const Row& row, std::size_t panel, std::size_t i) {
    for (std::size_t t = 0; t < row.bytes.size(); ++t) {
      const std::size_t group = panel * row.bytes.size() / byte_group + t / byte_group;
      bytes[(group * scan_width + i) * byte_group + t % byte_group] = static_cast<std::uint8_t>(row.bytes[t] + 128);
    }
    rests[2 * panel * scan_width + i] = row.rests[0];
    scales.push_back(row.rounding.scale);
    errors.push_back(row.rounding.error);
    const auto begin = static_cast<std::uint32_t>(numbers.size());
    for (std::size_t t = 0; t < n_terms; ++t) {
      numbers.push_back(static_cast<std::uint16_t>(t));
      weights.push_back(row.weights[t]);
    }
    numbers.resize((numbers.size() + scan_width - 1) / scan_width * scan_width, 0);
    weights.resize(numbers.size(), 0);
    rows.push_back({begin, static_cast<std::uint32_t>(numbers.size())});
  }

  /// What is found of sums that begin at `before` of each query.
  [[nodiscard]] std::vector<Found> above(const ScanKernel& kernel, const std::vector<Row>& queries,
                                         const std::vector<float>& before, float limit) const {
    std::vector<float> sums(queries.size() * size);
    std::vector<ScanQuery> scanned(queries.size());
    for (std::size_t q = 0; q < queries.size(); ++q) {
      std::fill_n(sums.begin() + static_cast<std::ptrdiff_t>(q * size), size, before[q]);
      scanned[q].sums = sums.data() + q * size;
      scanned[q].rests = queries[q].rests.data();
      scanned[q].limit = limit;
      scanned[q].end_panel = size / scan_width;
      scanned[q].weights = queries[q].weights.data();
      scanned[q].bytes = queries[q].bytes.data();
      scanned[q].rounding = queries[q].rounding;
      scanned[q].bytes_sum = queries[q].bytes_sum;
    }
    const ScanBlock block{
        .queries = scanned.data(),
        .n_queries = queries.size(),
        .n_dense = n_terms,
        .bytes = {bytes.data(), scales.data(), errors.data(), rows.data(), numbers.data(), weights.data()},
        .rests = rests.data(),
        .n_levels = 1,
        .place_limits = limits.data()};
    std::vector<Found> found(sums.size());
    found.resize(kernel.take_above(block, 0, size / scan_width, found.data()));
    REQUIRE(std::ranges::all_of(sums, [](float sum) { return sum == 0; }));
    return found;
  }

  std::size_t n_terms;
  std::size_t size;
  std::vector<std::uint8_t> bytes;
  std::vector<float> scales;
  std::vector<float> errors;
  std::vector<float> rests;
  std::vector<ScanRow> rows;
  std::vector<std::uint16_t> numbers;
  std::vector<float> weights;
  std::vector<float> limits;
};

/// The kernels that read bytes: none where the machine does not multiply them.
std::vector<ScanKernel> kernels_of_bytes() {
  std::vector<ScanKernel> kernels;
  std::ranges::copy_if(scan_kernels(), std::back_inserter(kernels), &ScanKernel::reads_bytes);
  return kernels;
}

/// A row of norm 1 whose first weight is this, in proportion to the others.
Row normed(std::size_t n_terms, double first, double others) {
  const double norm = std::sqrt(first * first + others * others * static_cast<double>(n_terms - 1));
  std::vector<float> weights(n_terms, static_cast<float>(others / norm));
  weights[0] = static_cast<float>(first / norm);
  return Row(std::move(weights));
}

/// Requires that a row at every second place is found by a query just where their sum is over the limit.
void require_tight(const Row& query, const Row& row) {
  const Row none(std::vector<float>(row.weights.size(), 0));
  std::vector<Row> rows;
  for (std::size_t place = 0; place < 2 * scan_width; ++place) rows.push_back(place % 2 == 0 ? row : none);
  const Tile tile(rows);
  for (const float before : {0.0F, 0.125F, -0.125F}) {
    const double exact = query.with(row) + static_cast<double>(before);
    const float below = std::nextafter(static_cast<float>(exact - 2e-6), -2.0F);
    for (const ScanKernel& kernel : kernels_of_bytes()) {
      const auto found = tile.above(kernel, {query}, {before}, below);
      REQUIRE(found.size() == scan_width);
      for (std::size_t f = 0; f < found.size(); ++f) {
        REQUIRE(found[f].place == 2 * f);
        REQUIRE(std::abs(static_cast<double>(found[f].sum) - exact) < 1e-6);
      }
      REQUIRE(tile.above(kernel, {query}, {before}, static_cast<float>(exact + 2e-6)).empty());
    }
  }
}

}  // namespace

TEST_CASE("rounded weights are as far off as they say") {
  for (const float size : {1.0F, 1e-3F, 1e-35F, 0.0F}) {
    std::vector<ScanTerm> terms;
    for (const float weight : random_numbers(7, 50)) terms.push_back({0, weight * size});
    std::vector<int> multiples;
    const auto rounding = round_to_bytes(terms, [&](const ScanTerm&, int multiple) { multiples.push_back(multiple); });
    double squares = 0;
    double errors = 0;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      REQUIRE(std::abs(multiples[t]) <= 127);
      const double rounded = static_cast<double>(rounding.scale) * multiples[t];
      squares += rounded * rounded;
      errors += std::pow(static_cast<double>(terms[t].weight) - rounded, 2);
    }
    REQUIRE(static_cast<double>(rounding.norm) >= std::sqrt(squares));
    REQUIRE(static_cast<double>(rounding.error) >= std::sqrt(errors));
    if (size >= 1e-3F) REQUIRE(rounding.error < 0.02F * rounding.norm);
  }
}

TEST_CASE("what rounding takes from a query or a row does not hide a sum over the limit") {
  for (const std::size_t n_terms : {256U, 259U, 1000U}) {
    const Row lost = normed(n_terms, 127, .49);  // all but the first are rounded to 0
    const Row kept = normed(n_terms, 0, 1);
    require_tight(lost, kept);
    require_tight(kept, lost);
    require_tight(lost, lost);
    require_tight(kept, kept);
    require_tight(normed(n_terms, 0, -1), normed(n_terms, 0, -1));
  }
}

TEST_CASE("the kernel of bytes finds what the definition says") {
  const float least = GENERATE(-1.0F, 0.0F);
  const std::size_t n_terms = 300;
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < 5 * scan_width; ++i) {
    std::vector<float> weights = random_numbers(i, n_terms, least);
    double squares = 0;
    for (float& weight : weights) weight = std::abs(weight) < .7F ? 0 : std::pow(weight, 5.0F);
    for (const float weight : weights) squares += std::pow(static_cast<double>(weight), 2);
    for (float& weight : weights) weight /= static_cast<float>(std::sqrt(squares));
    rows.emplace_back(std::move(weights));
  }
  const std::vector<Row> queries(rows.begin(), rows.begin() + 11);
  const std::vector<float> before = random_numbers(1, queries.size());
  const Tile tile(rows);
  for (const ScanKernel& kernel : kernels_of_bytes()) {
    for (const float limit : {-.5F, 0.0F, .2F, .6F, 1.2F}) {
      const auto found = tile.above(kernel, queries, before, limit);
      REQUIRE_FALSE(found.empty());
      std::size_t f = 0;
      for (std::size_t panel = 0; panel < 5; ++panel) {
        for (std::size_t q = 0; q < queries.size(); ++q) {
          for (std::size_t place = panel * scan_width; place < (panel + 1) * scan_width; ++place) {
            const double exact = queries[q].with(rows[place]) + static_cast<double>(before[q]);
            const bool is_found = f < found.size() && found[f].slot == q && found[f].place == place;
            if (is_found) REQUIRE(std::abs(static_cast<double>(found[f++].sum) - exact) < 1e-6);
            if (std::abs(exact - static_cast<double>(limit)) > 1e-6) {
              REQUIRE(is_found == (exact > static_cast<double>(limit)));
            }
          }
        }
      }
      REQUIRE(f == found.size());
    }
  }
}
