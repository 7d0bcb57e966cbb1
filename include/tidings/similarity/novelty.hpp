/// @file
/// How new a story is against what came before it.
#pragma once

#include <limits>
#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct NoveltyOptions {
  /// When each row was published, in any unit; empty for the order of the rows. Of the same time the lower row is
  /// earlier.
  std::vector<double> times = {};
  /// How far back an earlier row counts, in the same unit; without times, in rows.
  double window = std::numeric_limits<double>::infinity();
  /// What each column says, its idf for instance; empty for the same of all.
  std::vector<double> column_weights = {};
};

/// What is new about a row.
struct Novelty {
  Index nearest = -1;     ///< the most similar earlier row within the window; of equal ones the earliest. -1: none
  double similarity = 0;  ///< its cosine
  double unseen = 1;      ///< the share of the row's column weights that no earlier row within the window has

  [[nodiscard]] bool operator==(const Novelty&) const = default;
};

/// Compares each row with those before it. What is stored as 0 is no term. Exact: sums are in double over the columns
/// in ascending order, so the result does not depend on the number of threads. Memory: a copy of the matrix by columns,
/// and a number a row and thread. Time grows with the pairs of rows that have a column in common within the window:
/// without a window, with the square of the number of rows.
/// @throws std::invalid_argument if there is not one finite time a row or one weight a column, a weight is negative, or
///         the window is
/// @see J. Allan, R. Papka, V. Lavrenko, On-line new event detection and tracking, 1998
template <class Real>
[[nodiscard]] std::vector<Novelty> novelty(const SparseView<Real>& matrix, const NoveltyOptions& options = {},
                                           const Execution& execution = {});

}  // namespace tidings
