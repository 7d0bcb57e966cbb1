/// @file
/// Exact average-link clustering of sparse rows by cosine similarity.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// Where to cut the tree. With neither, there is one cluster, and the whole tree is built.
struct AverageLinkOptions {
  std::optional<double> threshold = std::nullopt;  ///< merge while the mean cosine of two clusters is at least this
  std::optional<std::size_t> n_clusters = std::nullopt;  ///< merge until so many clusters are left
};

/// One step of the tree: two clusters become one. Rows are clusters 0 .. n - 1; step k makes cluster n + k.
struct Merge {
  Index first = 0;  ///< the lower number
  Index second = 0;
  double similarity = 0;  ///< the mean cosine of all pairs between both
  Index size = 0;         ///< rows in the new cluster

  [[nodiscard]] bool operator==(const Merge&) const = default;
};

struct AverageLinkClusters {
  std::vector<Index> labels;  ///< of each row, numbered from 0 in the order of each cluster's first row
  std::vector<Merge> merges;  ///< in the order of falling similarity
};

/// Merges the two clusters whose mean cosine is the highest, again and again (UPGMA).
///
/// Exact without a matrix of rows x rows: the mean cosine of A and B is <S_A, S_B> / (|A| |B|), where S is the sum of a
/// cluster's normalised rows. Each cluster keeps its nearest one; average link is reducible, so that a new cluster is
/// never nearer to a third than its parts were, and only a cluster whose nearest one is gone needs a new search. Equal
/// similarities are merged in the order of cluster numbers; a threshold is met but for 1e-12 of rounding. A row of
/// zeros has similarity 0 to all.
///
/// Memory: that of the rows, and again while clusters grow; one number a cluster for each thread.
/// @throws std::invalid_argument if both options are given, the threshold is not in [-1, 1], or n_clusters is 0 or more
///         than the rows
/// @see D. Müllner, Modern hierarchical, agglomerative clustering algorithms, 2011 (the generic algorithm)
template <class Real>
[[nodiscard]] AverageLinkClusters average_link(const SparseView<Real>& matrix, const AverageLinkOptions& options,
                                               const Execution& execution = {});

/// The same where the similarity of two rows is their cosine times what their days leave of it: the mean over all pairs
/// of rows is still an inner product of sums, one for each day (and spread_over_days where nearly all pairs are
/// needed).
/// @throws std::invalid_argument also if there are days, but not one a row, or the window has no day
template <class Real>
[[nodiscard]] AverageLinkClusters average_link(const SparseView<Real>& matrix, const RowDays& time,
                                               const AverageLinkOptions& options, const Execution& execution = {});

}  // namespace tidings
