/// @file
/// Average link down to a threshold, from the pairs that are at least that similar.
#pragma once

#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/average_link.hpp"

namespace tidings::detail {

/// Whether so few pairs of rows within the window are that similar that they can all be kept, judged by some rows.
[[nodiscard]] bool has_few_pairs(const SparseMatrix<double>& rows, const RowDays& time, double threshold,
                                 const Execution& execution);

/// The merges of average_link down to a threshold over 0.
///
/// Clusters whose mean cosine is at least the threshold have a pair of rows whose cosine is: so only clusters with such
/// a pair are compared, and in full only where the pairs that are known and the threshold for all others leave room.
/// With days, similarities are cosines times the factor of the days.
/// @param rows normalised
[[nodiscard]] std::vector<Merge> threshold_link(const SparseMatrix<double>& rows, const RowDays& time, double threshold,
                                                const Execution& execution);

}  // namespace tidings::detail
