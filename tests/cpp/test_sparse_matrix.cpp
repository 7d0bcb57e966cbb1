#include <cmath>
#include <limits>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

using tidings::check_sparse;
using tidings::Index;
using tidings::SparseMatrix;
using tidings::SparseView;
using tidings::view;

TEST_CASE("a view has the matrix's rows") {
  const SparseMatrix<float> matrix = reference::random_matrix<float>(1, 5, 8, 0.4);
  const auto rows = reference::dense(matrix);
  const SparseView<float> same = view(matrix);
  for (std::size_t i = 0; i < 5; ++i) {
    const auto row = tidings::row(same, i);
    for (std::size_t e = 0; e < row.size(); ++e) {
      REQUIRE(static_cast<double>(row.value(e)) == rows[i][static_cast<std::size_t>(row.column(e))]);
    }
    REQUIRE(std::abs(row.norm() - std::sqrt(reference::inner(rows[i], rows[i]))) < 1e-12);
  }
}

TEST_CASE("the inner product of rows is that of the dense ones") {
  const auto matrix = reference::random_matrix<double>(2, 6, 20, 0.5, true);
  const auto rows = reference::dense(matrix);
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) {
      const double product = tidings::dot(tidings::row(view(matrix), i), tidings::row(view(matrix), j));
      REQUIRE(std::abs(product - reference::inner(rows[i], rows[j])) < 1e-12);
    }
  }
}

TEMPLATE_TEST_CASE("norms of very large and very small rows are true", "", double) {
  const double size = GENERATE(1e-320, 1e-200, 1e-170, 1e170, 1e300);
  SparseMatrix<TestType> matrix(1, 2);
  matrix.insert(0, 0) = 3 * size;
  matrix.insert(0, 1) = 4 * size;
  matrix.makeCompressed();
  REQUIRE(std::abs(tidings::row(view(matrix), 0).norm() / size - 5) < 1e-3);
  const auto normalized = tidings::normalized_rows(view(matrix));
  REQUIRE(std::abs(tidings::row(view(normalized), 0).norm() - 1) < 1e-3);
}

TEST_CASE("normalised rows have length 1, or stay zero") {
  SparseMatrix<float> matrix = reference::random_matrix<float>(3, 10, 10, 0.2);
  const auto normalized = tidings::normalized_rows(view(matrix));
  for (std::size_t i = 0; i < 10; ++i) {
    const double norm = tidings::row(view(normalized), i).norm();
    REQUIRE((norm == 0 || std::abs(norm - 1) < 1e-12));
  }
}

TEST_CASE("a matrix from outside is checked, with the row in the error") {
  const auto check = [](std::vector<Index> outer, std::vector<Index> inner, std::vector<double> values) {
    const auto size = static_cast<Eigen::Index>(values.size());
    check_sparse(SparseView<double>(static_cast<Eigen::Index>(outer.size()) - 1, 3, size, outer.data(), inner.data(),
                                    values.data()));
  };
  REQUIRE_NOTHROW(check({0, 2, 2, 3}, {0, 2, 1}, {1, 2, 3}));
  REQUIRE_THROWS_WITH(check({0, 2, 3}, {0, 3, 1}, {1, 2, 3}), "sparse matrix, row 0: column 3 is out of range");
  REQUIRE_THROWS_WITH(check({0, 2, 3}, {0, -1, 1}, {1, 2, 3}), "sparse matrix, row 0: column -1 is out of range");
  REQUIRE_THROWS_WITH(check({0, 1, 3}, {0, 1, 1}, {1, 2, 3}),
                      "sparse matrix, row 1: column 1 is not after the one before it");
  REQUIRE_THROWS_WITH(check({0, 2, 1}, {0, 1, 1}, {1, 2, 3}), "sparse matrix, row 1: ends at 1");
  REQUIRE_THROWS_WITH(check({0, 4}, {0, 1, 2}, {1, 2, 3}), "sparse matrix, row 0: ends at 4");
  REQUIRE_THROWS_WITH(check({1, 2}, {0, 1}, {1, 2}), "sparse matrix, row 0: starts at 1");
  REQUIRE_THROWS_WITH(check({0, 1}, {0}, {std::numeric_limits<double>::quiet_NaN()}), contains_text("nan"));
}
