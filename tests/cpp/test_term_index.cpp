#include <cmath>

#include "catch.hpp"
#include "clusters/term_index.hpp"
#include "reference.hpp"

using tidings::SparseMatrix;
using tidings::SparseRow;
using tidings::detail::ScaledTerm;
using tidings::detail::TermIndex;

namespace {

template <class Real>
std::vector<SparseRow<Real>> rows_of(const SparseMatrix<Real>& matrix) {
  std::vector<SparseRow<Real>> rows;
  for (std::size_t i = 0; i < static_cast<std::size_t>(matrix.rows()); ++i) {
    rows.push_back(tidings::row(tidings::view(matrix), i));
  }
  return rows;
}

}  // namespace

TEMPLATE_TEST_CASE("products with all rows equal inner products", "", float, double) {
  const double density = GENERATE(0.02, 0.1, 0.6);
  const auto index_matrix = reference::random_matrix<TestType>(1, 70, 90, density, true);
  const auto queries = reference::random_matrix<TestType>(2, 9, 90, 0.3, true);
  const TermIndex<TestType> index(rows_of(index_matrix), 90, {});
  const auto dense_rows = reference::dense(index_matrix);
  const auto dense_queries = reference::dense(queries);
  std::vector<TestType> products(index.width());
  std::vector<ScaledTerm<TestType>> scratch;
  for (std::size_t q = 0; q < 9; ++q) {
    index.products(tidings::row(tidings::view(queries), q), scratch, products.data());
    for (std::size_t r = 0; r < 70; ++r) {
      if (rows_of(index_matrix)[r].size() == 0) continue;
      const double expected = reference::inner(dense_queries[q], dense_rows[r]);
      REQUIRE(std::abs(static_cast<double>(products[r]) - expected) < 1e-5);
      REQUIRE(std::abs(index.product(tidings::row(tidings::view(queries), q), r) - expected) < 1e-12);
    }
    for (std::size_t r = 70; r < index.width(); ++r) REQUIRE(products[r] == TermIndex<TestType>::of_empty_rows);
  }
}

TEMPLATE_TEST_CASE("the kernels of this machine give the same bits as the portable ones", "", float, double) {
  const auto& fast = tidings::detail::term_kernels<TestType>();
  const auto& portable = tidings::detail::portable_term_kernels<TestType>();
  std::mt19937 engine(3);
  std::uniform_real_distribution<TestType> uniform(-1, 1);
  const std::size_t width = 3 * tidings::detail::lanes;
  for (std::size_t n = 0; n < 11; ++n) {
    std::vector<std::vector<TestType>> values(n, std::vector<TestType>(width));
    std::vector<ScaledTerm<TestType>> terms;
    for (auto& term : values) {
      for (TestType& value : term) value = uniform(engine);
      terms.push_back({term.data(), uniform(engine)});
    }
    std::vector<TestType> a(width, 1);
    std::vector<TestType> b(width, 1);
    fast.add(terms.data(), n, a.data(), width);
    portable.add(terms.data(), n, b.data(), width);
    REQUIRE(a == b);
    const auto best = fast.two_best(a.data(), width);
    std::ranges::sort(b, std::greater<>());
    REQUIRE(best.best == b[0]);
    REQUIRE(best.second == b[1]);
  }
}
