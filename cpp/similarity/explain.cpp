#include "tidings/similarity/explain.hpp"

#include <algorithm>

namespace tidings {

template <class Real>
Explanation explain(const SparseRow<Real>& a, const SparseRow<Real>& b) {
  Explanation result;
  const double norm_a = a.norm();
  const double norm_b = b.norm();
  for_each_shared(a, b, [&](std::size_t i, std::size_t j) {
    if (norm_a == 0 || norm_b == 0) return;
    const double share = (static_cast<double>(a.value(i)) / norm_a) * (static_cast<double>(b.value(j)) / norm_b);
    if (share != 0) result.terms.push_back({a.column(i), share});
  });
  for (const SharedTerm& term : result.terms) result.similarity += term.share;
  std::ranges::stable_sort(result.terms, std::ranges::greater{}, &SharedTerm::share);
  return result;
}

template Explanation explain(const SparseRow<float>&, const SparseRow<float>&);
template Explanation explain(const SparseRow<double>&, const SparseRow<double>&);

}  // namespace tidings
