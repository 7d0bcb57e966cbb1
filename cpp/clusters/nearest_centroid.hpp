/// @file
/// The search for a row's most similar centroid.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/cosine_bounds.hpp"
#include "clusters/term_index.hpp"

namespace tidings::detail {

/// The most similar centroid, and what is known of the others.
struct NearestCentroid {
  Index cluster = 0;
  CosineBounds bounds;
};

/// Finds the most similar centroid of one row after the other; of equal ones the lower number. One a thread.
///
/// Cosines are computed in Real. Where rounding could change the order, they are computed again in double.
template <class Real>
class CentroidSearch {
 public:
  explicit CentroidSearch(const TermIndex<Real>& index) : index_(index), products_(index.width()) {}

  /// @param row of length 1 or 0
  [[nodiscard]] NearestCentroid nearest(const SparseRow<Real>& row);

  /// The bounds of a row whose nearest centroid was `own`, after some have turned.
  /// @param turned the centroids that have turned, instead of all
  /// @param own    the number of the row's own among them, -1 if it has not turned
  [[nodiscard]] CosineBounds after_turns(const SparseRow<Real>& row, const CosineBounds& bounds,
                                         const TermIndex<Real>& turned, Index own);

 private:
  [[nodiscard]] NearestCentroid of_equals(const SparseRow<Real>& row, double least, double error) const;

  const TermIndex<Real>& index_;
  std::vector<Real> products_;
  std::vector<ScaledTerm<Real>> dense_;
};

}  // namespace tidings::detail
