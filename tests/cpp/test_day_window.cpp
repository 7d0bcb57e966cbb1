#include "catch.hpp"
#include "reference.hpp"
#include "tidings/clusters/day_window.hpp"

namespace tidings {
namespace {

const std::vector<Day> days{0, 3, 3, 12, -2, 5, 19};

SparseMatrix<double> unit_rows(std::size_t n_rows) {
  return normalized_rows(view(reference::random_matrix<double>(3, static_cast<int>(n_rows), 12, 0.5)));
}

TEST_CASE("similarity fades with the days apart, and ends", "[day_window]") {
  const DayWindow window{10};
  CHECK(window.factor(5, 5) == 1);
  CHECK(window.factor(5, 8) == window.factor(8, 5));
  CHECK(window.factor(5, 8) == Approx(0.7));
  CHECK(window.factor(0, 10) == 0);
  CHECK(window.factor(-400, 400) == 0);
}

TEST_CASE("rows spread over days have the products of the rows, times the factors", "[day_window]") {
  const SparseMatrix<double> rows = unit_rows(days.size());
  for (const int length : {1, 4, 10, 1000}) {
    const DayWindow window{length};
    const SparseMatrix<double> spread = spread_over_days(view(rows), {days, window});
    for (std::size_t i = 0; i < days.size(); ++i) {
      CHECK(row(view(spread), i).norm() == Approx(row(view(rows), i).norm()));
      for (std::size_t j = 0; j < i; ++j) {
        const double product = dot(row(view(rows), i), row(view(rows), j));
        CHECK(dot(row(view(spread), i), row(view(spread), j)) ==
              Approx(product * window.factor(days[i], days[j])).margin(1e-12));
      }
    }
    check_sparse(view(spread));
  }
}

TEST_CASE("rows of one day stay as large as they are", "[day_window]") {
  const SparseMatrix<double> rows = unit_rows(5);
  const SparseMatrix<double> spread = spread_over_days(view(rows), {std::vector<Day>(5, 7)});
  CHECK(spread.nonZeros() <= rows.nonZeros() + 5);
}

TEST_CASE("without rows there is nothing to spread", "[day_window]") {
  CHECK(spread_over_days(view(SparseMatrix<double>(0, 4)), {}).rows() == 0);
}

TEST_CASE("wrong days are refused", "[day_window]") {
  const SparseMatrix<double> rows = unit_rows(3);
  CHECK_THROWS_AS(spread_over_days(view(rows), {{1, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(spread_over_days(view(rows), {{1, 2, 3}, {0}}), std::invalid_argument);
}

}  // namespace
}  // namespace tidings
