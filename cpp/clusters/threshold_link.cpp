#include "clusters/threshold_link.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "clusters/day_sums.hpp"
#include "clusters/linked_agglomeration.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/similarity/similar_pairs.hpp"

namespace tidings::detail {
namespace {

/// Pairs this far below the threshold are looked for too: more than any rounding.
constexpr double margin = 1e-9;

/// A pair takes about as much memory as five non-zeros of a row.
constexpr std::size_t few_per_row = 256;
constexpr Eigen::Index n_sampled = 64;

/// Compares only rows whose windows meet.
TimeDecay within_window(const RowDays& time) {
  TimeDecay decay;
  if (time.days.empty()) return decay;
  decay.times.assign(time.days.begin(), time.days.end());
  decay.window = static_cast<double>(time.window.days - 1);
  return decay;
}

/// The pairs of rows that are at least so similar.
WeightedGraph similar_rows(const SparseMatrix<double>& rows, const RowDays& time, double least,
                           const Execution& execution) {
  const SimilarPairs<double> pairs =
      similar_pairs(view(rows), {.threshold = least, .time = within_window(time)}, execution);
  std::vector<std::vector<Edge>> edges(static_cast<std::size_t>(rows.rows()));
  for (std::size_t p = 0; p < pairs.first.size(); ++p) {
    const auto i = static_cast<std::size_t>(pairs.first[p]);
    const auto j = static_cast<std::size_t>(pairs.second[p]);
    const double similarity = pairs.similarities[p] * time.factor(i, j);
    if (similarity < least) continue;
    edges[i].push_back({pairs.second[p], similarity});
    edges[j].push_back({pairs.first[p], similarity});
  }
  for (auto& list : edges) std::ranges::sort(list, std::less<>(), &Edge::to);
  return WeightedGraph(edges);
}

/// Exact means of similarities, through the sums of clusters' rows. A row by itself is read where it stands.
class Means {
 public:
  Means(const SparseMatrix<double>& rows, const RowDays& time, double least_unknown)
      : rows_(rows),
        time_(time),
        least_unknown_(least_unknown),
        sums_(static_cast<std::size_t>(rows.rows())),
        weights_(static_cast<std::size_t>(rows.cols()), 0) {}

  [[nodiscard]] double mean(LinkedClusters& clusters, std::size_t slot, Link& link, double least) {
    const double pairs = clusters.pairs(slot, static_cast<std::size_t>(link.slot));
    const double unknown = pairs - static_cast<double>(link.n_known);
    const double most = (link.sum + unknown * least_unknown_) / pairs;
    if (unknown == 0 || most < least) return std::min(most, 1.0);
    const double sum = product(slot, static_cast<std::size_t>(link.slot));
    clusters.complete(slot, link, sum);
    return std::min(sum / pairs, 1.0);
  }

  void merge(const LinkedClusters&, std::size_t into, std::size_t from) {
    gather();
    sums_[into] = add(taken(into), taken(from));
  }

 private:
  /// What a cluster has of one day.
  struct Part {
    std::size_t slot;
    std::size_t number;

    [[nodiscard]] bool operator==(const Part&) const = default;
  };

  [[nodiscard]] DaySums taken(std::size_t slot) {
    DaySums sums = std::exchange(sums_[slot], {});
    return sums.empty() ? sums_by_day(rows_, time_.days, {slot}) : sums;
  }

  /// A cluster has as many parts as sums; a row by itself is one.
  [[nodiscard]] std::size_t n_parts(std::size_t slot) const { return std::max<std::size_t>(1, sums_[slot].size()); }
  [[nodiscard]] Day day(Part part) const {
    if (time_.days.empty()) return 0;
    return sums_[part.slot].empty() ? time_.days[part.slot] : sums_[part.slot][part.number].day;
  }
  [[nodiscard]] SparseRow<double> row(Part part) const {
    return sums_[part.slot].empty() ? tidings::row(view(rows_), part.slot) : sums_[part.slot][part.number].sum.row();
  }

  /// The similarities of all pairs of rows of two clusters, summed.
  [[nodiscard]] double product(std::size_t a, std::size_t b) {
    double sum = 0;
    for (Part one{a, 0}; one.number < n_parts(a); ++one.number) {
      for (Part other{b, 0}; other.number < n_parts(b); ++other.number) {
        const double factor = time_.days.empty() ? 1 : time_.window.factor(day(one), day(other));
        if (factor > 0) sum += factor * product(one, other);
      }
    }
    return sum;
  }

  /// The inner product, over ascending columns.
  [[nodiscard]] double product(Part a, Part b) {
    spread(a);
    const SparseRow<double> other = row(b);
    double sum = 0;
    for (std::size_t e = 0; e < other.size(); ++e) {
      sum += weights_[static_cast<std::size_t>(other.column(e))] * other.value(e);
    }
    return sum;
  }

  void spread(Part part) {
    if (spread_ == part) return;
    gather();
    const SparseRow<double> sum = row(part);
    for (std::size_t e = 0; e < sum.size(); ++e) weights_[static_cast<std::size_t>(sum.column(e))] = sum.value(e);
    spread_ = part;
  }

  /// Forgets the part that is spread over the columns; needed before any sum changes.
  void gather() {
    if (!spread_) return;
    const SparseRow<double> sum = row(*spread_);
    for (std::size_t e = 0; e < sum.size(); ++e) weights_[static_cast<std::size_t>(sum.column(e))] = 0;
    spread_.reset();
  }

  const SparseMatrix<double>& rows_;
  const RowDays& time_;
  double least_unknown_;
  std::vector<DaySums> sums_;    ///< of each slot with two rows or more
  std::vector<double> weights_;  ///< of each column in the part that is spread
  std::optional<Part> spread_;
};

}  // namespace

bool has_few_pairs(const SparseMatrix<double>& rows, const RowDays& time, double threshold,
                   const Execution& execution) {
  const Eigen::Index step = std::max<Eigen::Index>(1, rows.rows() / n_sampled);
  const Eigen::Index n = (rows.rows() + step - 1) / step;
  SparseMatrix<double> sample(n, rows.cols());
  TimeDecay decay = within_window(time);
  std::swap(decay.times, decay.other_times);
  for (Eigen::Index i = 0; i < n; ++i) {
    sample.startVec(i);
    for (SparseMatrix<double>::InnerIterator e(rows, i * step); e; ++e) sample.insertBack(i, e.col()) = e.value();
    if (!time.days.empty()) decay.times.push_back(decay.other_times[static_cast<std::size_t>(i * step)]);
  }
  sample.finalize();
  const std::size_t few = few_per_row * static_cast<std::size_t>(n);
  const NeighborOptions options{.n_neighbors = few + 1, .min_similarity = std::max(0.0, threshold), .time = decay};
  const auto graph = nearest_neighbors(view(sample), view(rows), options, {.n_jobs = execution.n_jobs});
  return graph.neighbors.size() <= few;
}

std::vector<Merge> threshold_link(const SparseMatrix<double>& rows, const RowDays& time, double threshold,
                                  const Execution& execution) {
  const auto n = static_cast<std::size_t>(rows.rows());
  ProgressPart joining(execution.progress, 0, n, 2 * n);
  ProgressPart merging(execution.progress, n, 2 * n, 2 * n);
  const double least = std::clamp(threshold - margin, 0.0, 1.0);
  const WeightedGraph graph = similar_rows(rows, time, least, {.n_jobs = execution.n_jobs, .progress = &joining});
  Means means(rows, time, least);
  return LinkedAgglomeration<Means>(graph, means, {.threshold = threshold}, &merging).run();
}

}  // namespace tidings::detail
