#include "clusters/nearest_centroid.hpp"

#include <algorithm>
#include <limits>

namespace tidings::detail {
namespace {

/// What rounding can take from an inner product in double of vectors of length 1: far more than it does.
constexpr double rounding = 1e-12;

/// The most by which an inner product of two vectors of length 1 in Real can be wrong, for n products.
/// @see N. Higham, Accuracy and stability of numerical algorithms, 2002, section 3.1
template <class Real>
double rounding_of(std::size_t n) {
  return static_cast<double>(n + 2) * static_cast<double>(std::numeric_limits<Real>::epsilon()) + rounding;
}

}  // namespace

template <class Real>
NearestCentroid CentroidSearch<Real>::nearest(const SparseRow<Real>& row) {
  index_.products(row, dense_, products_.data());
  const auto [best, second] = term_kernels<Real>().two_best(products_.data(), products_.size());
  const double error = rounding_of<Real>(row.size());
  const double least = static_cast<double>(best) - 2 * error;
  if (static_cast<double>(second) >= least) return of_equals(row, least, error);
  const auto cluster = static_cast<Index>(std::ranges::find(products_, best) - products_.begin());
  return {cluster, {static_cast<double>(best) - error, static_cast<double>(second) + error}};
}

/// The nearest of the centroids whose cosine is at least `least`; all others are below `least` by more than rounding.
template <class Real>
NearestCentroid CentroidSearch<Real>::of_equals(const SparseRow<Real>& row, double least, double error) const {
  Index nearest = -1;
  double best = -2;
  double second = least + error;
  for (std::size_t k = 0; k < products_.size(); ++k) {
    if (static_cast<double>(products_[k]) < least) continue;
    const double cosine = index_.product(row, k);
    if (nearest < 0 || cosine > best) {
      second = std::max(second, best);
      best = cosine;
      nearest = static_cast<Index>(k);
    } else {
      second = std::max(second, cosine);
    }
  }
  return {nearest, {best - rounding, second + rounding}};
}

template <class Real>
CosineBounds CentroidSearch<Real>::after_turns(const SparseRow<Real>& row, const CosineBounds& bounds,
                                               const TermIndex<Real>& turned, Index own) {
  turned.products(row, dense_, products_.data());
  const auto [best, second] = term_kernels<Real>().two_best(products_.data(), turned.width());
  const double error = rounding_of<Real>(row.size());
  if (own < 0) return {bounds.lower, std::max(bounds.unturned, static_cast<double>(best) + error), 1};
  const Real cosine = products_[static_cast<std::size_t>(own)];
  const Real other = cosine == best ? second : best;
  return {static_cast<double>(cosine) - error, std::max(bounds.unturned, static_cast<double>(other) + error), 1};
}

template class CentroidSearch<float>;
template class CentroidSearch<double>;

}  // namespace tidings::detail
