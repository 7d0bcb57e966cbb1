/// @file
/// All pairs of rows that are at least so similar: the exact similarity join.
#pragma once

#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/similarity/time_decay.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct PairOptions {
  double threshold = 0.5;  ///< the least similarity of a pair, in [0, 1]
  TimeDecay time = {};     ///< the similarity is the cosine, multiplied by its factor
};

/// Pairs of rows as parallel arrays, the first row lower than the second; by the first row, then by the second.
template <class Real>
struct SimilarPairs {
  std::vector<Index> first;
  std::vector<Index> second;
  std::vector<Real> similarities;
};

/// The pairs whose similarity is at least the threshold, and over 0.
///
/// Exact, as nearest_neighbors is, and with similarities and threshold rounded like there, so that a pair just at the
/// threshold is one. With a half-life, only rows within its reach of the threshold are compared. The most frequent
/// terms are left out, and a pair is compared in full only where the sum over the others and the norms of what was left
/// out could reach the threshold (prefix filtering: Chaudhuri, Ganti and Kaushik, A Primitive Operator for Similarity
/// Joins, ICDE 2006; the bound by norms: Anastasiu and Karypis, L2AP, ICDE 2014). The higher the threshold, the faster.
///
/// @throws std::invalid_argument if the threshold is not in [0, 1] or the times are not those of the rows
template <class Real>
[[nodiscard]] SimilarPairs<Real> similar_pairs(const SparseView<Real>& matrix, const PairOptions& options = {},
                                               const Execution& execution = {});

}  // namespace tidings
