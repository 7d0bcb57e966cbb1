#include "similarity/scan.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "catch.hpp"

using tidings::detail::Found;
using tidings::detail::scan_kernels;
using tidings::detail::scan_rows;
using tidings::detail::scan_tile;
using tidings::detail::scan_width;
using tidings::detail::ScanBlock;
using tidings::detail::ScanKernel;

namespace {

std::vector<float> random_numbers(std::uint32_t seed, std::size_t size) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<float> uniform(-1, 1);
  std::vector<float> numbers(size);
  for (float& number : numbers) number = uniform(engine);
  return numbers;
}

}  // namespace

TEST_CASE("every kernel finds what the definition says") {
  const std::size_t n_panels = 7;
  const std::size_t places = n_panels * scan_width;
  const std::size_t n_dense = 9;
  const std::vector<std::uint32_t> terms = GENERATE(std::vector<std::uint32_t>{}, std::vector<std::uint32_t>{4, 0, 8});
  const std::size_t n_tiles = GENERATE(1U, 4U);
  const std::vector<float> dense = random_numbers(1, n_dense * places);
  const std::vector<float> weights = random_numbers(2, terms.size() * scan_rows);
  const std::vector<float> before = random_numbers(3, scan_rows * places);
  const std::vector<float> place_limits = random_numbers(4, places);
  const std::vector<float> query_limits = random_numbers(5, scan_rows);
  const std::size_t begin = 2;
  const std::size_t end = 6;
  for (const ScanKernel& kernel : scan_kernels()) {
    INFO(kernel.name);
    std::vector<float> sums = before;
    const ScanBlock block{.dense = dense.data(),
                          .n_dense = n_dense,
                          .terms = terms.data(),
                          .n_terms = terms.size(),
                          .weights = weights.data(),
                          .sums = sums.data(),
                          .stride = places,
                          .n_tiles = n_tiles,
                          .place_limits = place_limits.data(),
                          .query_limits = query_limits.data()};
    std::vector<Found> found(scan_rows * places);
    found.resize(kernel.take_above(block, begin, end, found.data()));
    std::size_t f = 0;
    for (std::size_t panel = begin; panel < end; ++panel) {
      for (std::size_t q = 0; q < n_tiles * scan_tile; ++q) {
        for (std::size_t place = panel * scan_width; place < (panel + 1) * scan_width; ++place) {
          double exact = static_cast<double>(before[q * places + place]);
          for (std::size_t t = 0; t < terms.size(); ++t) {
            const std::size_t at = (panel * n_dense + terms[t]) * scan_width + place % scan_width;
            exact += static_cast<double>(weights[t * scan_rows + q]) * static_cast<double>(dense[at]);
          }
          const auto limit = static_cast<double>(std::min(query_limits[q], place_limits[place]));
          const bool is_found = f < found.size() && found[f].slot == q && found[f].place == place;
          if (is_found) REQUIRE(std::abs(static_cast<double>(found[f++].sum) - exact) < 1e-6);
          if (std::abs(exact - limit) > 1e-6) REQUIRE(is_found == (exact > limit));
          REQUIRE(sums[q * places + place] == 0);
        }
      }
    }
    REQUIRE(f == found.size());
    REQUIRE(f > 0);
    REQUIRE(std::equal(sums.begin(), sums.begin() + begin * scan_width, before.begin()));
  }
}
