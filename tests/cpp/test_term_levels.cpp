#include "similarity/term_levels.hpp"

#include "catch.hpp"
#include "reference.hpp"
#include "similarity/scan.hpp"

using tidings::SparseMatrix;
using tidings::view;
using tidings::detail::are_worth_bytes;
using tidings::detail::FrequentUse;
using tidings::detail::TermLevels;
using tidings::detail::UnitRows;

namespace {

constexpr int n_rows = 4002;

/// A term is in a row in every fifth one, and in none of the last `n_short`.
SparseMatrix<float> every_fifth(int n_columns, int n_short = 0) {
  SparseMatrix<float> matrix(n_rows, n_columns);
  for (int i = 0; i < n_rows; ++i) {
    matrix.startVec(i);
    if (i >= n_rows - n_short) continue;
    for (int j = i % 5; j < n_columns; j += 5) matrix.insertBack(i, j) = 1;
  }
  matrix.finalize();
  return matrix;
}

}  // namespace

TEST_CASE("bytes are worth it for hundreds of frequent terms in thousands of long texts") {
  const FrequentUse use{.n_terms = 1000, .n_rows = 8000, .n_weights = 2000000, .n_queries = 9, .n_query_weights = 2000};
  REQUIRE(are_worth_bytes(use));
  const auto with = [&](auto member, std::size_t value) {
    FrequentUse other = use;
    other.*member = value;
    return are_worth_bytes(other);
  };

  REQUIRE_FALSE(are_worth_bytes({.n_terms = 1000, .n_rows = 3999, .n_queries = 9, .n_query_weights = 2000}));
  REQUIRE(are_worth_bytes({.n_terms = 1000, .n_rows = 4000, .n_queries = 9, .n_query_weights = 2000}));
  REQUIRE(with(&FrequentUse::n_weights, 3999999));
  REQUIRE_FALSE(with(&FrequentUse::n_weights, 4000000));
  REQUIRE(with(&FrequentUse::n_query_weights, 1125));
  REQUIRE_FALSE(with(&FrequentUse::n_query_weights, 1124));
  const auto n_terms = [](std::size_t n) {
    return are_worth_bytes({.n_terms = n, .n_rows = 8000, .n_queries = 1, .n_query_weights = n});
  };
  REQUIRE_FALSE(n_terms(255));
  REQUIRE(n_terms(256));
  REQUIRE(n_terms(60000));
  REQUIRE_FALSE(n_terms(60001));
}

TEST_CASE(
    "a search without queries has levels of floats, one with long ones has bytes where the machine multiplies them") {
  const bool reads_bytes = tidings::detail::scan_kernels().front().reads_bytes;
  const auto matrix = every_fifth(300);
  const auto short_texts = every_fifth(300, n_rows - 500);
  const UnitRows rows(view(matrix));
  const UnitRows short_rows(view(short_texts));
  REQUIRE_FALSE(TermLevels::of_neighbors(rows).has_bytes());
  REQUIRE(TermLevels::of_neighbors(rows).n_levels() == 5);
  const auto levels = TermLevels::of_neighbors(rows, rows);
  REQUIRE(levels.has_bytes() == reads_bytes);
  REQUIRE(levels.n_terms() == 300);
  REQUIRE(levels.n_levels() == (reads_bytes ? 1 : 5));
  REQUIRE_FALSE(TermLevels::of_neighbors(rows, short_rows).has_bytes());
}

TEST_CASE("terms in more than a sixth of the rows are frequent, those in most the last; as bytes a twelfth") {
  SparseMatrix<float> matrix(n_rows, 300);
  for (int i = 0; i < n_rows; ++i) {
    matrix.startVec(i);
    if (i % 6 == 0 || i == 1) matrix.insertBack(i, 0) = 1;                 // 668 times
    if (i % 6 == 0) matrix.insertBack(i, 1) = 1;                           // 667
    if (i < 334) matrix.insertBack(i, 2) = 1;                              // a twelfth and a half
    if (i < 333) matrix.insertBack(i, 3) = 1;                              // less than a twelfth
    for (int j = 4 + i % 5; j < 300; j += 5) matrix.insertBack(i, j) = 1;  // 800 or 801
  }
  matrix.finalize();
  const UnitRows rows(view(matrix));
  const auto floats = TermLevels::of_neighbors(rows);
  REQUIRE(floats.number(0) == 0);
  REQUIRE(floats.number(1) == -1);
  REQUIRE(floats.number(299) >= 1);
  REQUIRE(floats.n_terms() == 297);
  const auto bytes = TermLevels::of_neighbors(rows, rows);
  if (!bytes.has_bytes()) return;
  REQUIRE(bytes.number(2) == 0);
  REQUIRE(bytes.number(1) == 1);
  REQUIRE(bytes.number(0) == 2);
  REQUIRE(bytes.number(3) == -1);
}
