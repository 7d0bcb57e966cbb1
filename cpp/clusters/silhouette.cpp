#include "tidings/clusters/silhouette.hpp"

#include <algorithm>
#include <limits>

#include "clusters/groups.hpp"
#include "clusters/mean_rows.hpp"
#include "similarity/postings.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 64;

/// The silhouette of a row from its mean cosines with all clusters.
/// @param size of its own cluster
/// @param self its cosine with itself
double silhouette_of(const std::vector<double>& cosines, std::size_t own, double size, double self) {
  if (size == 1) return 0;
  const double within = 1 - (cosines[own] * size - self) / (size - 1);
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t c = 0; c < cosines.size(); ++c) {
    if (c != own) nearest = std::min(nearest, 1 - cosines[c]);
  }
  const double longest = std::max(within, nearest);
  return longest == 0 ? 0 : (nearest - within) / longest;
}

}  // namespace

template <class Real>
std::vector<double> silhouettes(const SparseView<Real>& matrix, Labels labels, const Execution& execution) {
  const SparseMatrix<double> rows = normalized_rows(matrix);
  const auto members = members_of(labels, static_cast<std::size_t>(rows.rows()));
  require(members.size() >= 2, "the number of clusters", "at least 2", members.size());
  const Postings means(mean_rows(rows, members));
  std::vector<double> result(labels.size());
  parallel_for(labels.size(), rows_per_block, execution, [&]() -> Worker {
    return [&, cosines = std::vector<double>(members.size())](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        std::ranges::fill(cosines, 0.0);
        const SparseRow<double> own = row(view(rows), i);
        for (std::size_t e = 0; e < own.size(); ++e) means.accumulate(own.column(e), own.value(e), cosines);
        const auto cluster = static_cast<std::size_t>(labels[i]);
        result[i] = silhouette_of(cosines, cluster, static_cast<double>(members[cluster].size()), dot(own, own));
      }
    };
  });
  return result;
}

template <class Real>
double silhouette(const SparseView<Real>& matrix, Labels labels, const Execution& execution) {
  const std::vector<double> all = silhouettes(matrix, labels, execution);
  double sum = 0;
  for (const double one : all) sum += one;
  return sum / static_cast<double>(all.size());
}

template std::vector<double> silhouettes(const SparseView<float>&, Labels, const Execution&);
template std::vector<double> silhouettes(const SparseView<double>&, Labels, const Execution&);
template double silhouette(const SparseView<float>&, Labels, const Execution&);
template double silhouette(const SparseView<double>&, Labels, const Execution&);

}  // namespace tidings
