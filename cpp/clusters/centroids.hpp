/// @file
/// The centroids of k-means: the directions of the sums of clusters' rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// A direction. Without values for a cluster that never had a row.
template <class Real>
struct Centroid {
  std::vector<Index> columns;  ///< ascending
  std::vector<Real> values;    ///< of length 1
  double length = 0;           ///< of the sum

  /// To be read; does not outlive the centroid.
  [[nodiscard]] SparseRow<Real> row() const { return {columns.data(), values.data(), columns.size()}; }
};

/// Sums rows, with scratch memory of its own. One a thread.
template <class Real>
class CentroidMaker {
 public:
  explicit CentroidMaker(std::size_t n_columns) : sums_(n_columns, 0), used_((n_columns + 63) / 64, 0) {}

  /// The direction of the sum of some of the rows, added in double in the order given.
  [[nodiscard]] Centroid<Real> centroid(const std::vector<SparseRow<Real>>& rows, const Index* members,
                                        std::size_t n_members);

 private:
  void add(const SparseRow<Real>& row);
  [[nodiscard]] double length() const;

  std::vector<double> sums_;
  std::vector<std::uint64_t> used_;  ///< a bit a column
};

/// The distance of two centroids along the chord, in [0, 2].
template <class Real>
[[nodiscard]] double chord(const Centroid<Real>& a, const Centroid<Real>& b);

/// The centroids as a matrix.
template <class Real>
[[nodiscard]] SparseMatrix<Real> stack(const std::vector<Centroid<Real>>& centroids, std::size_t n_columns);

}  // namespace tidings::detail
