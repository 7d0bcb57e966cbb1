#include "clusters/threshold_link.hpp"

#include <algorithm>

#include "clusters/linked_agglomeration.hpp"
#include "clusters/sparse_sum.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/similarity/similar_pairs.hpp"

namespace tidings::detail {
namespace {

/// Pairs this far below the threshold are looked for too: more than any rounding.
constexpr double margin = 1e-9;

/// A pair takes about as much memory as five non-zeros of a row.
constexpr std::size_t few_per_row = 256;
constexpr Eigen::Index n_sampled = 64;

/// The pairs of rows that are at least so similar.
WeightedGraph similar_rows(const SparseMatrix<double>& rows, double least, const Execution& execution) {
  const SimilarPairs<double> pairs = similar_pairs(view(rows), {.threshold = least}, execution);
  std::vector<std::vector<Edge>> edges(static_cast<std::size_t>(rows.rows()));
  for (std::size_t p = 0; p < pairs.first.size(); ++p) {
    edges[static_cast<std::size_t>(pairs.first[p])].push_back({pairs.second[p], pairs.similarities[p]});
    edges[static_cast<std::size_t>(pairs.second[p])].push_back({pairs.first[p], pairs.similarities[p]});
  }
  for (auto& list : edges) std::ranges::sort(list, std::less<>(), &Edge::to);
  return WeightedGraph(edges);
}

/// Exact means of cosines, through the sums of clusters' rows.
class CosineMeans {
 public:
  CosineMeans(const SparseMatrix<double>& rows, double least_unknown)
      : least_unknown_(least_unknown), weights_(static_cast<std::size_t>(rows.cols()), 0) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(rows.rows()); ++i) {
      const SparseRow<double> source = row(view(rows), i);
      SparseSum& sum = sums_.emplace_back();
      for (std::size_t e = 0; e < source.size(); ++e) {
        sum.columns.push_back(source.column(e));
        sum.values.push_back(source.value(e));
      }
    }
  }

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
    sums_[into] = add(sums_[into], sums_[from]);
    sums_[from] = {};
    if (spread_ == into || spread_ == from) gather();
  }

 private:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// The inner product of two sums, over ascending columns.
  [[nodiscard]] double product(std::size_t a, std::size_t b) {
    if (spread_ != a) {
      gather();
      for (std::size_t e = 0; e < sums_[a].columns.size(); ++e) {
        weights_[static_cast<std::size_t>(sums_[a].columns[e])] = sums_[a].values[e];
      }
      spread_columns_ = sums_[a].columns;
      spread_ = a;
    }
    double sum = 0;
    for (std::size_t e = 0; e < sums_[b].columns.size(); ++e) {
      sum += weights_[static_cast<std::size_t>(sums_[b].columns[e])] * sums_[b].values[e];
    }
    return sum;
  }

  /// Forgets the sum that is spread over the columns.
  void gather() {
    for (const Index column : spread_columns_) weights_[static_cast<std::size_t>(column)] = 0;
    spread_columns_.clear();
    spread_ = none;
  }

  double least_unknown_;
  std::vector<SparseSum> sums_;  ///< of each slot
  std::vector<double> weights_;  ///< of each column in the sum of the slot `spread_`
  std::vector<Index> spread_columns_;
  std::size_t spread_ = none;
};

}  // namespace

bool has_few_pairs(const SparseMatrix<double>& rows, double threshold, const Execution& execution) {
  const Eigen::Index step = std::max<Eigen::Index>(1, rows.rows() / n_sampled);
  const Eigen::Index n = (rows.rows() + step - 1) / step;
  SparseMatrix<double> sample(n, rows.cols());
  for (Eigen::Index i = 0; i < n; ++i) {
    sample.startVec(i);
    for (SparseMatrix<double>::InnerIterator e(rows, i * step); e; ++e) sample.insertBack(i, e.col()) = e.value();
  }
  sample.finalize();
  const std::size_t few = few_per_row * static_cast<std::size_t>(n);
  const NeighborOptions options{.n_neighbors = few + 1, .min_similarity = std::max(0.0, threshold)};
  const auto graph = nearest_neighbors(view(sample), view(rows), options, {.n_jobs = execution.n_jobs});
  return graph.neighbors.size() <= few;
}

std::vector<Merge> threshold_link(const SparseMatrix<double>& rows, double threshold, const Execution& execution) {
  const auto n = static_cast<std::size_t>(rows.rows());
  ProgressPart joining(execution.progress, 0, n, 2 * n);
  ProgressPart merging(execution.progress, n, 2 * n, 2 * n);
  const double least = std::clamp(threshold - margin, 0.0, 1.0);
  const WeightedGraph graph = similar_rows(rows, least, {.n_jobs = execution.n_jobs, .progress = &joining});
  CosineMeans means(rows, least);
  return LinkedAgglomeration<CosineMeans>(graph, means, {.threshold = threshold}, &merging).run();
}

}  // namespace tidings::detail
