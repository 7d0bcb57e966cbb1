#include "tidings/clusters/placement.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "clusters/groups.hpp"
#include "clusters/mean_rows.hpp"
#include "similarity/postings.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 64;

/// By which a threshold is met.
constexpr double rounding = 1e-12;

/// The highest of some numbers, of equal ones the first; -1 if it is below `least` or there is none.
Index highest(const std::vector<double>& numbers, double least) {
  if (numbers.empty()) return -1;
  const auto best = std::ranges::max_element(numbers);
  return *best >= least - rounding ? static_cast<Index>(best - numbers.begin()) : -1;
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
  const Postings means(mean_rows(normalized_rows(matrix), members));
  const SparseMatrix<double> unit = normalized_rows(rows);
  std::vector<Index> placed(static_cast<std::size_t>(rows.rows()));
  parallel_for(placed.size(), rows_per_block, execution, [&]() -> Worker {
    return [&, cosines = std::vector<double>(members.size())](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        std::ranges::fill(cosines, 0.0);
        const SparseRow<double> own = row(view(unit), i);
        for (std::size_t e = 0; e < own.size(); ++e) means.accumulate(own.column(e), own.value(e), cosines);
        placed[i] = highest(cosines, threshold);
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
