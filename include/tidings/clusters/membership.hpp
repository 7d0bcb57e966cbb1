/// @file
/// Why a row is in its cluster.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/similarity/explain.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// How a row stands to its own cluster and to the next one.
struct Membership {
  double fit = 0;                 ///< mean cosine with the other members; 0 where there are none
  std::vector<SharedTerm> terms;  ///< the terms shared with them; the shares of all such terms sum to the fit
  Index runner_up = -1;           ///< the other cluster with the highest mean cosine; -1 if none is above 0
  double runner_up_fit = 0;       ///< that mean, rounded to 40 significant bits
};

/// Says for each row how well it fits its cluster, by which terms, and which cluster would be next.
/// @param labels  of each row, from 0 to the number of clusters - 1
/// @param n_terms how many of the terms to name, the largest share first
/// @throws std::invalid_argument if the labels do not fit the rows
template <class Real>
[[nodiscard]] std::vector<Membership> memberships(const SparseView<Real>& matrix, Labels labels,
                                                  std::size_t n_terms = 8, const Execution& execution = {});

}  // namespace tidings
