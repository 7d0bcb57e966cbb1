#include "clusters/cluster_sums.hpp"

#include <algorithm>
#include <limits>

namespace tidings {
namespace {

/// The searches that a new index must serve before it is worth its making.
constexpr std::size_t least_unindexed = 16;
constexpr std::size_t alive_per_unindexed = 64;

std::vector<SparseSum> rows_of(const SparseMatrix<double>& matrix) {
  std::vector<SparseSum> rows(static_cast<std::size_t>(matrix.rows()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const SparseRow<double> source = row(view(matrix), i);
    for (std::size_t e = 0; e < source.size(); ++e) {
      rows[i].columns.push_back(source.column(e));
      rows[i].values.push_back(source.value(e));
    }
  }
  return rows;
}

}  // namespace

ClusterSums::ClusterSums(const SparseMatrix<double>& rows)
    : n_columns_(rows.cols()),
      n_alive_(static_cast<std::size_t>(rows.rows())),
      sums_(rows_of(rows)),
      sizes_(n_alive_, 1),
      postings_(rows) {
  for (std::size_t i = 0; i < n_alive_; ++i) indexed_.push_back(static_cast<Index>(i));
}

Index ClusterSums::merge(Index first, Index second) {
  const auto cluster = static_cast<Index>(sums_.size());
  sums_.push_back(add(sums_[at(first)], sums_[at(second)]));
  sizes_.push_back(size(first) + size(second));
  for (const Index gone : {first, second}) {
    sums_[at(gone)] = {};
    sizes_[at(gone)] = 0;
  }
  --n_alive_;
  unindexed_.push_back(cluster);
  if (unindexed_.size() > std::max(least_unindexed, n_alive_ / alive_per_unindexed)) index_alive();
  return cluster;
}

Nearest ClusterSums::nearest(Index cluster, std::vector<double>& accumulators) const {
  const SparseSum& sum = sums_[at(cluster)];
  for (std::size_t e = 0; e < sum.columns.size(); ++e) {
    postings_.accumulate(sum.columns[e], sum.values[e], accumulators);
  }
  Nearest best{-1, -std::numeric_limits<double>::infinity()};
  const auto offer = [&](Index other, double product) {
    if (other == cluster || !alive(other)) return;
    const double pairs = static_cast<double>(size(cluster)) * static_cast<double>(size(other));
    const double similarity = std::clamp(product / pairs, -1.0, 1.0);
    if (similarity > best.similarity) best = {other, similarity};
  };
  for (std::size_t slot = 0; slot < indexed_.size(); ++slot) {
    offer(indexed_[slot], accumulators[slot]);
    accumulators[slot] = 0;
  }
  for (const Index other : unindexed_) offer(other, dot(sum.row(), sums_[at(other)].row()));
  return best;
}

void ClusterSums::index_alive() {
  indexed_.clear();
  unindexed_.clear();
  std::vector<const SparseSum*> sums;
  for (std::size_t cluster = 0; cluster < sizes_.size(); ++cluster) {
    if (sizes_[cluster] == 0) continue;
    indexed_.push_back(static_cast<Index>(cluster));
    sums.push_back(&sums_[cluster]);
  }
  postings_ = Postings(stack(sums, n_columns_));
}

}  // namespace tidings
