/// @file
/// Clusters as the sums of their rows, and the search for the nearest one.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/sparse_sum.hpp"
#include "similarity/postings.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A cluster and how similar it is.
struct Nearest {
  Index cluster = -1;  ///< -1 if there is no other cluster
  double similarity = 0;
};

/// The clusters of an agglomeration: rows at first, then what became of them.
class ClusterSums {
 public:
  /// @param rows normalised
  explicit ClusterSums(const SparseMatrix<double>& rows);

  [[nodiscard]] std::size_t n_alive() const { return n_alive_; }
  [[nodiscard]] bool alive(Index cluster) const { return sizes_[at(cluster)] > 0; }
  [[nodiscard]] Index size(Index cluster) const { return sizes_[at(cluster)]; }

  /// Makes one cluster of two, which are gone then, and gives its number: one more than the last.
  Index merge(Index first, Index second);

  /// The other cluster with the highest mean cosine; of equal ones the lowest number.
  /// @param accumulators zeros, as many as n_indexed(); left as zeros
  [[nodiscard]] Nearest nearest(Index cluster, std::vector<double>& accumulators) const;

  /// The number of accumulators that nearest needs. Changes with merge.
  [[nodiscard]] std::size_t n_indexed() const { return indexed_.size(); }

 private:
  static std::size_t at(Index cluster) { return static_cast<std::size_t>(cluster); }
  void index_alive();

  Eigen::Index n_columns_;
  std::size_t n_alive_;
  std::vector<SparseSum> sums_;
  std::vector<Index> sizes_;      ///< 0 for a cluster that is gone
  std::vector<Index> indexed_;    ///< the clusters in the postings, ascending
  std::vector<Index> unindexed_;  ///< those made since, ascending
  Postings postings_;
};

}  // namespace tidings
