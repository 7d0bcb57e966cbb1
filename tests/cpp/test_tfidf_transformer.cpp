#include <cmath>
#include <vector>

#include "catch.hpp"
#include "tidings/vectors/tfidf_transformer.hpp"

using tidings::Idf;
using tidings::SparseMatrix;
using tidings::Tf;
using tidings::TfidfTransformer;
using tidings::view;

namespace {

/// [[3, 1], [0, 2]]
SparseMatrix<double> counts() {
  SparseMatrix<double> matrix(2, 2);
  matrix.insert(0, 0) = 3;
  matrix.insert(0, 1) = 1;
  matrix.insert(1, 1) = 2;
  matrix.makeCompressed();
  return matrix;
}

}  // namespace

TEST_CASE("counts are weighed by the formula") {
  TfidfTransformer transformer({.tf = Tf::logarithmic, .idf = Idf::plain, .norm = tidings::Norm::none});
  transformer.fit(view(counts()));
  REQUIRE(transformer.learnt().idf == std::vector<double>{1 + std::log(2.0), 1});
  const SparseMatrix<double> weights = transformer.transform(view(counts()));
  REQUIRE(weights.coeff(0, 0) == (1 + std::log(3.0)) * (1 + std::log(2.0)));
  REQUIRE(weights.coeff(0, 1) == 1);
  REQUIRE(weights.coeff(1, 1) == 1 + std::log(2.0));
  REQUIRE(weights.nonZeros() == 3);
}

TEST_CASE("rows are normalised, and those of zeros stay") {
  TfidfTransformer transformer({.idf = Idf::none});
  SparseMatrix<double> matrix = counts();
  matrix.coeffRef(1, 1) = 0;
  transformer.fit(view(matrix));
  const SparseMatrix<double> weights = transformer.transform(view(matrix));
  REQUIRE(weights.coeff(0, 0) == 3 / std::sqrt(10.0));
  REQUIRE(weights.coeff(1, 1) == 0);
}

TEST_CASE("a transformer that cannot weigh says so") {
  REQUIRE_THROWS_AS(TfidfTransformer().transform(view(counts())), std::logic_error);
  REQUIRE_THROWS_AS(TfidfTransformer({}, {.idf = {1.0}}).transform(view(counts())), std::invalid_argument);
  SparseMatrix<double> matrix = counts();
  matrix.coeffRef(0, 0) = 0;
  TfidfTransformer plain({.idf = Idf::plain});
  REQUIRE_THROWS_WITH(plain.fit(view(matrix)), contains_text("column 0 is zero in every row"));
  REQUIRE(plain.learnt().idf.empty());
}
