/// @file
/// Why two stories are alike.
#pragma once

#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A term that two rows have in common, and its part of their similarity.
struct SharedTerm {
  Index column = 0;
  double share = 0;

  [[nodiscard]] bool operator==(const SharedTerm&) const = default;
};

/// A cosine similarity, taken apart.
struct Explanation {
  double similarity = 0;          ///< the sum of all shares
  std::vector<SharedTerm> terms;  ///< the largest share first; of equal ones the lower column first
};

/// Takes the cosine of two rows apart: the share of a term is the product of its weights in both rows, divided by the
/// product of the rows' norms. Exact: there is nothing to the similarity but these shares. A row of zeros shares
/// nothing.
template <class Real>
[[nodiscard]] Explanation explain(const SparseRow<Real>& a, const SparseRow<Real>& b);

}  // namespace tidings
