/// @file
/// How far a clustering is the data's, and not chance's.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// Clusters the rows with these numbers, ascending, and returns a label for each: any number stands for a cluster.
using Clusterer = std::function<std::vector<Index>(std::span<const Index> rows, std::uint64_t seed)>;

struct StabilityOptions {
  std::size_t n_rounds = 10;  ///< clusterings over seeds; pairs of halves
  std::uint64_t seed = 0;     ///< of the first clustering; the next ones have the numbers that follow
};

/// Clusters all rows with several seeds: the mean adjusted Rand index of any two of the clusterings.
/// @throws std::invalid_argument if there are no rows or less than 2 rounds, or a clusterer's labels are too few
[[nodiscard]] double stability_over_seeds(std::size_t n_rows, const Clusterer& cluster,
                                          const StabilityOptions& options = {}, const Execution& execution = {});

/// Cuts the rows at random into halves and clusters each. Each row also gets the cluster of the other half whose mean
/// row has the largest cosine with it (of equal ones the first): the mean adjusted Rand index of both labels, over
/// halves and rounds. Rows without a cosine above 0 to any cluster count as one cluster of their own.
/// @throws std::invalid_argument if there are less than 2 rows or no round, or a clusterer's labels are too few
/// @see T. Lange et al., Stability-based validation of clustering solutions, 2004
template <class Real>
[[nodiscard]] double stability_over_halves(const SparseView<Real>& matrix, const Clusterer& cluster,
                                           const StabilityOptions& options = {}, const Execution& execution = {});

}  // namespace tidings
