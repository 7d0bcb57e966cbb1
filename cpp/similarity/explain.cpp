#include "tidings/similarity/explain.hpp"

#include <algorithm>

namespace tidings {

template <class Real>
Explanation explain(const SparseRow<Real>& a, const SparseRow<Real>& b) {
  Explanation result;
  const double norms = a.norm() * b.norm();
  for_each_shared(a, b, [&](std::size_t i, std::size_t j) {
    const double product = static_cast<double>(a.value(i)) * static_cast<double>(b.value(j));
    if (product != 0) result.terms.push_back({a.column(i), product / norms});
  });
  for (const SharedTerm& term : result.terms) result.similarity += term.share;
  std::ranges::stable_sort(result.terms, std::ranges::greater{}, &SharedTerm::share);
  return result;
}

template Explanation explain(const SparseRow<float>&, const SparseRow<float>&);
template Explanation explain(const SparseRow<double>&, const SparseRow<double>&);

}  // namespace tidings
