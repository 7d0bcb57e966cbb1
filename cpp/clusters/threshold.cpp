#include "tidings/clusters/threshold.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "tidings/similarity/neighbors.hpp"

namespace tidings {
namespace {

constexpr double least = 0.05;
constexpr double most = 0.25;
constexpr double without_evidence = 0.1;

/// The sum of the cosines of all ordered pairs of different rows: |sum of rows|^2 - sum of |row|^2.
double sum_of_similarities(const SparseMatrix<double>& normalized) {
  std::vector<double> sum(static_cast<std::size_t>(normalized.cols()), 0);
  double own = 0;
  for (Index e = 0; e < normalized.nonZeros(); ++e) {
    const double value = normalized.valuePtr()[e];
    sum[static_cast<std::size_t>(normalized.innerIndexPtr()[e])] += value;
    own += value * value;
  }
  double all = 0;
  for (const double value : sum) all += value * value;
  return all - own;
}

}  // namespace

template <class Real>
double event_threshold(const SparseView<Real>& matrix, const Execution& execution) {
  if (matrix.rows() < 3) return without_evidence;
  double nearest = 0;
  for (const Real similarity : nearest_neighbors(matrix, {.n_neighbors = 1}, execution).similarities) {
    nearest += static_cast<double>(similarity);
  }
  const auto n = static_cast<double>(matrix.rows());
  const double mean_unrelated = (sum_of_similarities(normalized_rows(matrix)) - nearest) / (n * (n - 2));
  return std::clamp(mean_unrelated * std::log(n), least, most);
}

template double event_threshold(const SparseView<float>&, const Execution&);
template double event_threshold(const SparseView<double>&, const Execution&);

}  // namespace tidings
