#include "tidings/clusters/average_link.hpp"

#include <algorithm>
#include <queue>

#include "clusters/cluster_sums.hpp"
#include "clusters/merges.hpp"
#include "clusters/threshold_link.hpp"

namespace tidings {
namespace {

constexpr std::size_t searches_per_block = 16;

/// Below it, nearly all pairs of rows could be needed.
constexpr double least_for_pairs = 1e-3;

/// What rounding can take from a cosine: equal rows meet a threshold of 1.
constexpr double rounding = 1e-12;

/// A cluster and the nearest one that it knows. While that one is alive it is the nearest; else `similarity` is an
/// upper bound for any other.
struct Candidate {
  Index cluster;
  Nearest nearest;
};

struct LessSimilar {
  bool operator()(const Candidate& a, const Candidate& b) const {
    if (a.nearest.similarity != b.nearest.similarity) return a.nearest.similarity < b.nearest.similarity;
    return a.cluster > b.cluster;
  }
};

class Agglomeration {
 public:
  Agglomeration(const SparseMatrix<double>& rows, const AverageLinkOptions& options, const Execution& execution)
      : n_rows_(static_cast<std::size_t>(rows.rows())), options_(options), execution_(execution), clusters_(rows) {}

  [[nodiscard]] std::vector<Merge> run() {
    search_all_rows();
    while (clusters_.n_alive() > options_.n_clusters.value_or(1) && !queue_.empty()) {
      const Candidate candidate = queue_.top();
      if (options_.threshold && candidate.nearest.similarity < *options_.threshold - rounding) break;
      queue_.pop();
      if (!clusters_.alive(candidate.cluster)) continue;
      if (clusters_.alive(candidate.nearest.cluster)) {
        merge(candidate);
      } else {
        search(candidate.cluster);
      }
    }
    tell(2 * n_rows_);
    return std::move(merges_);
  }

 private:
  void search_all_rows() {
    std::vector<Nearest> nearest(n_rows_);
    ProgressPart searching(execution_.progress, 0, n_rows_, 2 * n_rows_);
    parallel_for(n_rows_, searches_per_block, {.n_jobs = execution_.n_jobs, .progress = &searching}, [&]() -> Worker {
      return [&, accumulators = std::vector<double>(n_rows_, 0)](std::size_t begin, std::size_t end) mutable {
        for (std::size_t i = begin; i < end; ++i) {
          nearest[i] = clusters_.nearest(static_cast<Index>(i), accumulators);
        }
      };
    });
    for (std::size_t i = 0; i < n_rows_; ++i) push(static_cast<Index>(i), nearest[i]);
  }

  void search(Index cluster) {
    accumulators_.resize(clusters_.n_indexed(), 0);
    push(cluster, clusters_.nearest(cluster, accumulators_));
    tell(n_rows_ + merges_.size());
  }

  /// Half of the work are the first searches of all rows, half the merges.
  void tell(std::size_t done) const {
    if (execution_.progress != nullptr) execution_.progress->update(done, 2 * n_rows_);
  }

  void push(Index cluster, const Nearest& nearest) {
    if (nearest.cluster >= 0) queue_.push({cluster, nearest});
  }

  void merge(const Candidate& candidate) {
    const auto [first, second] = std::minmax(candidate.cluster, candidate.nearest.cluster);
    const Index cluster = clusters_.merge(first, second);
    merges_.push_back({first, second, candidate.nearest.similarity, clusters_.size(cluster)});
    search(cluster);
  }

  std::size_t n_rows_;
  AverageLinkOptions options_;
  Execution execution_;
  ClusterSums clusters_;
  std::priority_queue<Candidate, std::vector<Candidate>, LessSimilar> queue_;
  std::vector<Merge> merges_;
  std::vector<double> accumulators_;
};

std::vector<Merge> merges_of(const SparseMatrix<double>& rows, const RowDays& time, const AverageLinkOptions& options,
                             const Execution& execution) {
  if (options.threshold && *options.threshold >= least_for_pairs &&
      detail::has_few_pairs(rows, time, *options.threshold, execution)) {
    return detail::threshold_link(rows, time, *options.threshold, execution);
  }
  if (time.days.empty()) return Agglomeration(rows, options, execution).run();
  return Agglomeration(spread_over_days(view(rows), time), options, execution).run();
}

}  // namespace

template <class Real>
AverageLinkClusters average_link(const SparseView<Real>& matrix, const AverageLinkOptions& options,
                                 const Execution& execution) {
  return average_link(matrix, {}, options, execution);
}

template <class Real>
AverageLinkClusters average_link(const SparseView<Real>& matrix, const RowDays& time, const AverageLinkOptions& options,
                                 const Execution& execution) {
  detail::check(options, matrix.rows());
  if (!time.days.empty()) check_row_days(time, static_cast<std::size_t>(matrix.rows()));
  const SparseMatrix<double> rows = normalized_rows(matrix);
  AverageLinkClusters result;
  result.merges = merges_of(rows, time, options, execution);
  result.labels = detail::labels_after(result.merges, static_cast<std::size_t>(matrix.rows()));
  return result;
}

template AverageLinkClusters average_link(const SparseView<float>&, const AverageLinkOptions&, const Execution&);
template AverageLinkClusters average_link(const SparseView<double>&, const AverageLinkOptions&, const Execution&);
template AverageLinkClusters average_link(const SparseView<float>&, const RowDays&, const AverageLinkOptions&,
                                          const Execution&);
template AverageLinkClusters average_link(const SparseView<double>&, const RowDays&, const AverageLinkOptions&,
                                          const Execution&);

}  // namespace tidings
