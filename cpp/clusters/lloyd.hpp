/// @file
/// Lloyd's algorithm on the sphere, with bounds.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "clusters/centroids.hpp"
#include "clusters/cosine_bounds.hpp"
#include "clusters/term_index.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// Rows are given to their nearest centroids, and centroids turned to their rows' sums, in turns.
template <class Real>
class Lloyd {
 public:
  /// @param rows of length 1 or 0
  Lloyd(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns, std::vector<Centroid<Real>> seeds, int n_jobs);

  /// One iteration. False if no row changed its cluster.
  bool step(Progress& progress);

  /// Gives the rows to the centroids as they are.
  void assign(Progress& progress);

  /// The sum of the lengths of all clusters' sums: that of the cosines of all rows with their centroids.
  [[nodiscard]] double total_cosine() const;

  [[nodiscard]] const std::vector<Index>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<Centroid<Real>>& centroids() const { return centroids_; }

  /// The cosine of each row with the centroid of its label, in double.
  [[nodiscard]] std::vector<double> cosines() const;

 private:
  void fill_empty();
  [[nodiscard]] std::vector<char> turn_centroids();
  void index_centroids(const std::vector<char>& turned);
  [[nodiscard]] std::vector<Index> sizes() const;

  const std::vector<SparseRow<Real>>& rows_;
  std::size_t n_columns_;
  int n_jobs_;
  std::vector<Centroid<Real>> centroids_;
  std::unique_ptr<TermIndex<Real>> index_;
  std::unique_ptr<TermIndex<Real>> turned_;  ///< of the centroids that turned in the last iteration, if they are few
  std::vector<Index> numbers_;               ///< of the centroids in it; -1 for those that are not
  std::vector<Index> labels_;
  std::vector<Index> summed_;  ///< the labels that the centroids were made of
  std::vector<CosineBounds> bounds_;
};

}  // namespace tidings::detail
