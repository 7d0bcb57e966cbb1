/// @file
/// Where k-means begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Rows to begin with, by greedy k-means++ with the distance 1 - cosine: each is drawn with a probability in proportion
/// to its distance from those before; of 2 + ln(n_seeds) that are drawn, the one is taken that leaves the rows the
/// smallest sum of distances.
///
/// Draws are made by an exponential race: a row's number depends on what it contains, so that the order of rows makes
/// no difference. Equal rows count as one.
///
/// @param rows normalised; rows without values are never drawn
/// @return their numbers; fewer than n_seeds where there are no more different rows
/// @see D. Arthur and S. Vassilvitskii, k-means++: the advantages of careful seeding, 2007
template <class Real>
[[nodiscard]] std::vector<std::size_t> kmeans_seeds(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns,
                                                    std::size_t n_seeds, std::uint64_t seed,
                                                    const Execution& execution);

}  // namespace tidings::detail
