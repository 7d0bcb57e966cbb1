#include "tidings/clusters/online_kmeans.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "clusters/growing_columns.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_update = 64;

/// Less than this far from a sum, a row is no reason to begin an empty cluster.
constexpr double no_distance = 1e-6;

class OnlineKMeans {
 public:
  explicit OnlineKMeans(const ClusterTotals& totals)
      : columns_(totals.sums), squares_(totals.squares), n_rows_(totals.n_rows), products_(squares_.size()) {}

  /// @param row of length 1 or 0
  std::size_t learn(const SparseRow<double>& row) {
    columns_.products(row, products_);
    std::size_t cluster = nearest();
    const double product = products_[cluster];
    const bool zero = row.norm() == 0;
    if (!zero && cosine(cluster) < 1 - no_distance) cluster = empty_or(cluster);
    ++n_rows_[cluster];
    if (zero) return cluster;
    squares_[cluster] += squares_[cluster] == 0 ? 1 : 2 * product + 1;
    columns_.add(row, cluster);
    return cluster;
  }

  [[nodiscard]] ClusterTotals totals() const {
    ClusterTotals totals{{}, squares_, n_rows_};
    SparseMatrix<double> sums = columns_.rows(squares_.size());
    totals.sums.swap(sums);
    return totals;
  }

 private:
  /// That with the cluster's sum; below all others for a cluster that is empty.
  [[nodiscard]] double cosine(std::size_t cluster) const {
    return squares_[cluster] > 0 ? products_[cluster] / std::sqrt(squares_[cluster]) : -2;
  }

  [[nodiscard]] std::size_t nearest() const {
    std::size_t best = 0;
    for (std::size_t k = 1; k < products_.size(); ++k) {
      if (cosine(k) > cosine(best)) best = k;
    }
    return best;
  }

  [[nodiscard]] std::size_t empty_or(std::size_t cluster) const {
    const auto empty = std::ranges::find(squares_, 0.0);
    return empty == squares_.end() ? cluster : static_cast<std::size_t>(empty - squares_.begin());
  }

  detail::GrowingColumns columns_;
  std::vector<double> squares_;
  std::vector<double> n_rows_;
  std::vector<double> products_;
};

void check(const ClusterTotals& totals, Eigen::Index n_columns) {
  require(totals.sums.cols() == n_columns, "matrix", "as wide as the sums",
          std::to_string(n_columns) + " columns against " + std::to_string(totals.sums.cols()));
  const auto n_clusters = static_cast<std::size_t>(totals.sums.rows());
  require(n_clusters > 0, "totals", "of at least one cluster", n_clusters);
  require(totals.squares.size() == n_clusters, "squares", "one a cluster", totals.squares.size());
  require(totals.n_rows.size() == n_clusters, "n_rows", "one a cluster", totals.n_rows.size());
}

}  // namespace

template <class Real>
std::vector<Index> learn_online(ClusterTotals& totals, const SparseView<Real>& matrix, const Execution& execution) {
  check(totals, matrix.cols());
  const SparseMatrix<double> rows = normalized_rows(matrix);
  OnlineKMeans online(totals);
  std::vector<Index> labels(static_cast<std::size_t>(rows.rows()));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (execution.progress != nullptr && i % rows_per_update == 0) execution.progress->update(i, labels.size());
    labels[i] = static_cast<Index>(online.learn(row(view(rows), i)));
  }
  ClusterTotals learnt = online.totals();
  totals.sums.swap(learnt.sums);
  totals.squares.swap(learnt.squares);
  totals.n_rows.swap(learnt.n_rows);
  if (execution.progress != nullptr) execution.progress->update(labels.size(), labels.size());
  return labels;
}

template std::vector<Index> learn_online(ClusterTotals&, const SparseView<float>&, const Execution&);
template std::vector<Index> learn_online(ClusterTotals&, const SparseView<double>&, const Execution&);

}  // namespace tidings
