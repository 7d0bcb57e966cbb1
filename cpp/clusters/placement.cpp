#include "tidings/clusters/placement.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "clusters/groups.hpp"
#include "clusters/highest_products.hpp"
#include "clusters/mean_rows.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 64;

/// By which a threshold is met.
constexpr double rounding = 1e-12;

/// The cluster of the highest mean for a row with none above 0, of equal ones the first; -1 if it is below `least` or
/// there is none.
Index highest_mean(const SparseRow<double>& own, const SparseMatrix<double>& means, double least) {
  Index best = -1;
  double highest = 0;
  for (Index c = 0; c < static_cast<Index>(means.rows()); ++c) {
    const SparseRow<double> mean = row(view(means), static_cast<std::size_t>(c));
    double cosine = 0;
    for_each_shared(own, mean, [&](std::size_t a, std::size_t b) { cosine += own.value(a) * mean.value(b); });
    if (best >= 0 && cosine <= highest) continue;
    best = c;
    highest = cosine;
  }
  return highest >= least - rounding ? best : -1;
}

/// How many rows have each label.
std::vector<double> sizes_of(Labels labels) {
  std::vector<double> sizes;
  for (const Index label : labels) {
    require(label >= -1 && label < static_cast<Index>(labels.size()), "a label", "a cluster's number, or -1", label);
    if (label < 0) continue;
    if (static_cast<std::size_t>(label) >= sizes.size()) sizes.resize(static_cast<std::size_t>(label) + 1, 0);
    ++sizes[static_cast<std::size_t>(label)];
  }
  return sizes;
}

}  // namespace

template <class Real>
std::vector<Index> place_by_mean(const SparseView<Real>& matrix, Labels labels, const SparseView<Real>& rows,
                                 double threshold, const Execution& execution) {
  require(matrix.cols() == rows.cols(), "rows", "as wide as the matrix",
          std::to_string(rows.cols()) + " columns against " + std::to_string(matrix.cols()));
  require(threshold >= -1 && threshold <= 1, "threshold", "in [-1, 1]", threshold);
  const auto members = members_of(labels, static_cast<std::size_t>(matrix.rows()));
  const SparseMatrix<double> means = mean_rows(normalized_rows(matrix), members);
  const SparseMatrix<double> unit = normalized_rows(rows);
  std::vector<Index> placed(static_cast<std::size_t>(rows.rows()), -1);
  const std::size_t n = placed.size();
  ProgressPart searching(execution.progress, 0, n, 2 * n);
  const NeighborGraph<double> best =
      detail::highest_products(unit, means, 1, {.n_jobs = execution.n_jobs, .progress = &searching});
  ProgressPart placing(execution.progress, n, 2 * n, 2 * n);
  parallel_for(n, rows_per_block, {.n_jobs = execution.n_jobs, .progress = &placing}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto e = static_cast<std::size_t>(best.offsets[i]);
        if (best.offsets[i + 1] == best.offsets[i]) {
          placed[i] = threshold > 0 ? -1 : highest_mean(row(view(unit), i), means, threshold);
        } else if (best.similarities[e] >= threshold - rounding) {
          placed[i] = best.neighbors[e];
        }
      }
    };
  });
  return placed;
}

template <class Real>
std::vector<Index> place_by_vote(const SparseView<Real>& similarities, Labels labels, Vote vote, double least) {
  require(static_cast<std::size_t>(similarities.cols()) == labels.size(), "similarities", "as wide as there are labels",
          std::to_string(similarities.cols()) + " columns against " + std::to_string(labels.size()));
  const std::vector<double> sizes = sizes_of(labels);
  std::vector<Index> placed(static_cast<std::size_t>(similarities.rows()), -1);
  std::vector<double> votes(sizes.size(), 0);
  std::vector<Index> voted;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const SparseRow<Real> to = row(similarities, i);
    for (std::size_t e = 0; e < to.size(); ++e) {
      const auto value = static_cast<double>(to.value(e));
      require(value >= 0, "a similarity", "at least 0", value);
      const Index label = labels[static_cast<std::size_t>(to.column(e))];
      if (label < 0 || value == 0) continue;
      double& votes_of_label = votes[static_cast<std::size_t>(label)];
      if (votes_of_label == 0) voted.push_back(label);
      votes_of_label += vote == Vote::mean ? value / sizes[static_cast<std::size_t>(label)] : value;
    }
    double most = least - rounding;
    for (const Index label : voted) {
      const double own = std::exchange(votes[static_cast<std::size_t>(label)], 0);
      if (own < most || (own == most && placed[i] >= 0 && placed[i] < label)) continue;
      most = own;
      placed[i] = label;
    }
    voted.clear();
  }
  return placed;
}

template std::vector<Index> place_by_mean(const SparseView<float>&, Labels, const SparseView<float>&, double,
                                          const Execution&);
template std::vector<Index> place_by_mean(const SparseView<double>&, Labels, const SparseView<double>&, double,
                                          const Execution&);
template std::vector<Index> place_by_vote(const SparseView<float>&, Labels, Vote, double);
template std::vector<Index> place_by_vote(const SparseView<double>&, Labels, Vote, double);

}  // namespace tidings
