#include <cmath>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/similarity/explain.hpp"

using tidings::explain;
using tidings::row;
using tidings::view;

TEMPLATE_TEST_CASE("shares sum to the cosine, the largest first", "", float, double) {
  const auto matrix = reference::random_matrix<TestType>(11, 20, 40, 0.3, true);
  const auto rows = reference::dense(matrix);
  for (std::size_t i = 0; i < 20; ++i) {
    for (std::size_t j = 0; j < 20; ++j) {
      const auto explanation = explain(row(view(matrix), i), row(view(matrix), j));
      REQUIRE(std::abs(explanation.similarity - reference::cosine(rows[i], rows[j])) < 1e-12);
      double sum = 0;
      for (std::size_t t = 0; t < explanation.terms.size(); ++t) {
        sum += explanation.terms[t].share;
        REQUIRE((t == 0 || explanation.terms[t - 1].share >= explanation.terms[t].share));
        const auto column = static_cast<std::size_t>(explanation.terms[t].column);
        REQUIRE(rows[i][column] * rows[j][column] != 0);
      }
      REQUIRE(std::abs(sum - explanation.similarity) < 1e-12);
    }
  }
}

TEST_CASE("very large and very small rows have the cosine of their directions") {
  for (const auto& [x, y] : {std::pair{1e-170, 1.0}, {1e200, 1e200}, {1e200, 1.0}, {1e-300, 1e-300}}) {
    tidings::SparseMatrix<double> matrix(2, 1);
    matrix.insert(0, 0) = x;
    matrix.insert(1, 0) = y;
    matrix.makeCompressed();
    REQUIRE(std::abs(explain(row(view(matrix), 0), row(view(matrix), 1)).similarity - 1) < 1e-12);
  }
}

TEST_CASE("a row of zeros shares nothing") {
  tidings::SparseMatrix<double> matrix(2, 3);
  matrix.insert(1, 1) = 1;
  matrix.makeCompressed();
  const auto explanation = explain(row(view(matrix), 0), row(view(matrix), 1));
  REQUIRE(explanation.similarity == 0);
  REQUIRE(explanation.terms.empty());
}
