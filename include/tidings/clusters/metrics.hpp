/// @file
/// How well two clusterings of the same stories agree.
#pragma once

#include <span>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// The cluster of each story: any number stands for a cluster.
using Labels = std::span<const Index>;

/// Precision, recall and their harmonic mean, each in [0, 1].
struct Scores {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

/// The mean over stories of the part of the story's cluster that shares its true class (precision), and of the part of
/// its true class that shares its cluster (recall).
/// @throws std::invalid_argument if the lengths differ or are 0, as all functions of this header
/// @see A. Bagga and B. Baldwin, Entity-based cross-document coreferencing using the vector space model, 1998
[[nodiscard]] Scores bcubed(Labels truth, Labels predicted);

/// Over pairs of stories: of those that share a cluster, the part that shares a class (precision), and the other way
/// round (recall). A ratio without any pair is 1.
[[nodiscard]] Scores pairwise(Labels truth, Labels predicted);

/// The Rand index, adjusted for chance: 1 for equal clusterings, about 0 for random ones; can be negative.
/// @see L. Hubert and P. Arabie, Comparing partitions, 1985
[[nodiscard]] double adjusted_rand(Labels truth, Labels predicted);

/// Mutual information, divided by the arithmetic mean of both entropies; 1 where both have one cluster only.
/// @see N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, 2010
[[nodiscard]] double normalized_mutual_info(Labels truth, Labels predicted);

/// Mutual information less what chance gives, divided by the most that it could be less the same (the arithmetic mean
/// of the entropies): 1 for equal clusterings, about 0 for random ones, even if they have many clusters. The time is
/// that of the distinct sizes of classes, times those of clusters, times the sizes.
/// @see N. X. Vinh, J. Epps and J. Bailey, Information theoretic measures for clusterings comparison, 2010
[[nodiscard]] double adjusted_mutual_info(Labels truth, Labels predicted);

/// The part of what there is to know of the classes that the clusters tell: 1 if no cluster mixes classes.
/// @see A. Rosenberg and J. Hirschberg, V-measure, 2007
[[nodiscard]] double homogeneity(Labels truth, Labels predicted);

/// The same the other way round: 1 if no class is spread over clusters.
[[nodiscard]] double completeness(Labels truth, Labels predicted);

/// The harmonic mean of homogeneity and completeness; a beta above 1 gives completeness more weight.
/// @throws std::invalid_argument also if beta is negative or not finite
[[nodiscard]] double v_measure(Labels truth, Labels predicted, double beta = 1);

}  // namespace tidings
