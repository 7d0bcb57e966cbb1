/// @file
/// k-means on the unit sphere: clusters whose rows point the same way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

struct SphericalKMeansOptions {
  std::size_t n_clusters = 8;
  std::size_t n_init = 1;      ///< runs from other seeds, of which the best is kept
  std::size_t max_iter = 300;  ///< of a run
  double tolerance = 0;        ///< a run also ends when the mean cosine rises by no more than this
  std::uint64_t seed = 0;      ///< of the choice of seeds
};

template <class Real>
struct SphericalClusters {
  std::vector<Index> labels;     ///< the most similar centroid of each row; of equal ones the lower number
  SparseMatrix<Real> centroids;  ///< one a row, of length 1; a cluster that never had a row has a row of zeros
  std::vector<double> lengths;   ///< of each cluster's sum of normalised rows
  std::vector<double> history;   ///< the mean cosine of rows and their centroids after each iteration, not falling
  double inertia = 0;            ///< the sum of 1 - cosine over the rows and the centroids of their labels
  bool converged = false;        ///< whether no row changed its cluster in the last iteration
};

/// Looks for the clusters with the highest mean cosine of rows and the direction of their cluster's sum (Lloyd's
/// algorithm), from seeds by k-means++ with the distance 1 - cosine, of which the best of 2 + ln(n_clusters) are taken.
///
/// The result equals that of comparing every row with every centroid in every iteration: those that the bounds leave
/// out cannot be more similar. Cosines that are too close for Real are compared in double. Sums are in double, in the
/// order of rows. A cluster that loses its last row gets the row that fits its own cluster least. Seeds are chosen by
/// what rows contain, not by where they stand: another order of the rows gives the same clusters, but for ties and
/// rounding. Rows of zeros are in cluster 0 and move nothing.
///
/// Memory: the normalised rows, and for the centroids no more than eight times that, however many there are.
/// @throws std::invalid_argument if n_clusters is 0 or more than the rows, or n_init or max_iter is 0, or tolerance is
///         negative
/// @see I. Dhillon and D. Modha, Concept decompositions for large sparse text data using clustering, 2001
/// @see D. Arthur and S. Vassilvitskii, k-means++: the advantages of careful seeding, 2007
/// @see E. Schubert, A. Lang and G. Feher, Accelerating spherical k-means, 2021 (Hamerly's bounds for cosines)
template <class Real>
[[nodiscard]] SphericalClusters<Real> spherical_kmeans(const SparseView<Real>& matrix,
                                                       const SphericalKMeansOptions& options,
                                                       const Execution& execution = {});

/// The same from given seeds, one a row: a single run. n_clusters and n_init of the options are not used.
/// @throws std::invalid_argument also if the matrices differ in width
template <class Real>
[[nodiscard]] SphericalClusters<Real> spherical_kmeans(const SparseView<Real>& matrix, const SparseView<Real>& seeds,
                                                       const SphericalKMeansOptions& options,
                                                       const Execution& execution = {});

/// The most similar centroid of each row; of equal ones the lower number.
/// @param centroids of length 1, or zeros for those that no row can have
/// @throws std::invalid_argument if the matrices differ in width, or there is no centroid for the rows
template <class Real>
[[nodiscard]] std::vector<Index> nearest_centroids(const SparseView<Real>& matrix, const SparseView<Real>& centroids,
                                                   const Execution& execution = {});

}  // namespace tidings
