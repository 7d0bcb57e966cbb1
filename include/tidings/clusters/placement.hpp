/// @file
/// The clusters of rows that came later, which change nothing.
#pragma once

#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// The cluster with the highest mean cosine of its rows and each new row, of equal ones the lower number; -1 where that
/// is below the threshold, but for 1e-12 of rounding. From cluster sums: the time is that of one inner product a
/// cluster.
///
/// @param labels    of the rows of `matrix`, from 0 to the number of clusters - 1
/// @param rows      the new ones
/// @param threshold that of average_link, or -1 to place all
/// @throws std::invalid_argument if the matrices differ in width, the labels do not fit, or the threshold is not in
///         [-1, 1]
template <class Real>
[[nodiscard]] std::vector<Index> place_by_mean(const SparseView<Real>& matrix, Labels labels,
                                               const SparseView<Real>& rows, double threshold,
                                               const Execution& execution = {});

/// What a cluster is given by the similarities of its rows to a new one.
enum class Vote {
  sum,  ///< the sum: of a few neighbours those that have most in common with it decide
  mean  ///< the sum over the size of the cluster, where pairs without an entry count as 0
};

/// The cluster with the highest vote, of equal ones the lower number; -1 where that is below `least`, but for 1e-12 of
/// rounding, or no similarity is above 0.
///
/// @param similarities of each new row to the rows that have labels; at least 0
/// @param labels       any numbers from 0; rows with -1 have no vote
/// @throws std::invalid_argument if the matrix is not as wide as there are labels, or a similarity is negative
template <class Real>
[[nodiscard]] std::vector<Index> place_by_vote(const SparseView<Real>& similarities, Labels labels, Vote vote,
                                               double least = 0);

}  // namespace tidings
