#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

#include "catch.hpp"
#include "reference.hpp"
#include "similarity/scan.hpp"
#include "similarity/term_levels.hpp"
#include "tidings/similarity/neighbors.hpp"

using tidings::nearest_neighbors;
using tidings::NeighborOptions;
using tidings::SparseMatrix;
using tidings::view;
using tidings::detail::TermLevels;
using tidings::detail::UnitRows;

namespace {

constexpr int n_rows = 4100;  // three tiles, where bytes are used

/// Rows of words, of which 300 are in more than a twelfth of the rows, and most are rare.
SparseMatrix<double> words(bool negative, double largest) {
  std::mt19937 engine(5);
  std::uniform_real_distribution<double> uniform(0, 1);
  SparseMatrix<double> matrix(n_rows, 1500);
  for (int i = 0; i < n_rows; ++i) {
    matrix.startVec(i);
    for (int j = 0; j < 1500; ++j) {
      if (uniform(engine) * (j + 60) >= 30) continue;
      const double weight = 1 + 3 * uniform(engine) * (j % 40 == i % 40 ? largest : 1);
      matrix.insertBack(i, j) = negative && uniform(engine) < .5 ? -weight : weight;
    }
  }
  matrix.finalize();
  return matrix;
}

/// The same rows and as many empty ones, three times.
SparseMatrix<double> with_empty_rows(const SparseMatrix<double>& matrix) {
  SparseMatrix<double> longer(4 * matrix.rows(), matrix.cols());
  for (int i = 0; i < longer.rows(); ++i) {
    longer.startVec(i);
    if (i >= matrix.rows()) continue;
    for (SparseMatrix<double>::InnerIterator e(matrix, i); e; ++e) longer.insertBack(i, e.col()) = e.value();
  }
  longer.finalize();
  return longer;
}

NeighborOptions options_of(std::size_t n_neighbors, double window) {
  NeighborOptions options{.n_neighbors = n_neighbors, .min_similarity = -.5};
  for (int i = 0; i < n_rows; ++i) options.time.times.push_back(i * 37 % n_rows);
  options.time.window = window;
  options.time.half_life = 2 * window;
  return options;
}

/// The best similarities of row i by the definition.
std::vector<double> best(const SparseMatrix<double>& matrix, const NeighborOptions& options, int i) {
  std::vector<double> row(static_cast<std::size_t>(matrix.cols()), 0);
  for (SparseMatrix<double>::InnerIterator e(matrix, i); e; ++e) row[static_cast<std::size_t>(e.col())] = e.value();
  const double norm = std::sqrt(reference::inner(row, row));
  std::vector<double> found;
  for (int j = 0; j < n_rows; ++j) {
    const double age = std::abs(i * 37 % n_rows - j * 37 % n_rows);
    if (j == i || age > options.time.window) continue;
    double sum = 0;
    double squares = 0;
    for (SparseMatrix<double>::InnerIterator e(matrix, j); e; ++e) {
      sum += e.value() * row[static_cast<std::size_t>(e.col())];
      squares += e.value() * e.value();
    }
    found.push_back(sum / norm / std::sqrt(squares) * std::exp2(-age / options.time.half_life));
  }
  std::ranges::sort(found, std::greater<>());
  std::erase_if(found, [&](double similarity) { return similarity < options.min_similarity; });
  found.resize(std::min(found.size(), options.n_neighbors));
  return found;
}

}  // namespace

/// Bytes say little beside a large weight; few rows in a window leave room for negative similarities.
TEST_CASE("neighbours of thousands of long texts equal a dense search, by bytes or floats") {
  const auto [negative, largest, n_neighbors, window] =
      GENERATE(table<bool, double, std::size_t, double>({{false, 1, 6, 300}, {true, 300, 12, 4}, {true, 1, 3, 200}}));
  const auto matrix = words(negative, largest);
  const UnitRows rows(view(matrix));
  REQUIRE(TermLevels::of_neighbors(rows, rows).has_bytes() == tidings::detail::scan_kernels().front().reads_bytes);
  auto options = options_of(n_neighbors, window);
  const auto graph = nearest_neighbors(view(matrix), options);
  double least = 1;
  for (int i = 0; i < n_rows; i += 41) {
    const auto expected = best(matrix, options, i);
    const auto begin = static_cast<std::size_t>(graph.offsets[static_cast<std::size_t>(i)]);
    REQUIRE(static_cast<std::size_t>(graph.offsets[static_cast<std::size_t>(i) + 1]) - begin == expected.size());
    for (std::size_t r = 0; r < expected.size(); ++r) {
      REQUIRE(std::abs(graph.similarities[begin + r] - expected[r]) < 1e-11);
      least = std::min(least, expected[r]);
    }
  }
  REQUIRE((least < 0) == (window == 4));

  const auto more = with_empty_rows(matrix);
  const UnitRows more_rows(view(more));
  REQUIRE_FALSE(TermLevels::of_neighbors(rows, more_rows).has_bytes());
  options.time.other_times = options.time.times;
  const auto by_bytes = nearest_neighbors(view(matrix), view(matrix), options);
  options.time.times.resize(4 * n_rows, 0);
  const auto by_floats = nearest_neighbors(view(more), view(matrix), options);
  REQUIRE(std::equal(by_bytes.offsets.begin(), by_bytes.offsets.end(), by_floats.offsets.begin()));
  REQUIRE(std::equal(by_bytes.neighbors.begin(), by_bytes.neighbors.end(), by_floats.neighbors.begin()));
  REQUIRE(std::equal(by_bytes.similarities.begin(), by_bytes.similarities.end(), by_floats.similarities.begin()));
  REQUIRE_FALSE(by_bytes.neighbors.empty());
}
