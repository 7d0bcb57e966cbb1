/// @file
/// Clusters of a graph's nodes, and what their edges sum up to.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/weighted_graph.hpp"

namespace tidings::detail {

/// What is known of the similarities between two clusters.
struct Link {
  Index slot;     ///< of the other cluster
  Index n_known;  ///< pairs of nodes whose similarities are in the sum
  double sum;
};

/// The clusters of an agglomeration. Each has a number, new with each merge, and lives in a slot, that of one of its
/// nodes.
class LinkedClusters {
 public:
  explicit LinkedClusters(const WeightedGraph& graph);

  [[nodiscard]] std::size_t n_slots() const { return links_.size(); }
  [[nodiscard]] std::size_t n_alive() const { return n_alive_; }

  /// The number of the cluster in a slot; -1 if there is none any more.
  [[nodiscard]] Index number(std::size_t slot) const { return numbers_[slot]; }
  [[nodiscard]] Index size(std::size_t slot) const { return sizes_[slot]; }

  /// To all clusters that an edge goes to, by slot.
  [[nodiscard]] std::vector<Link>& links(std::size_t slot) { return links_[slot]; }

  /// The link from one cluster to another; without anything known if there is none.
  [[nodiscard]] Link link(std::size_t from, std::size_t to) const;

  /// Takes note of the sum over all pairs, on both sides of a link.
  void complete(std::size_t slot, Link& link, double sum);

  /// Pairs of a node of one and a node of the other.
  [[nodiscard]] double pairs(std::size_t a, std::size_t b) const {
    return static_cast<double>(sizes_[a]) * static_cast<double>(sizes_[b]);
  }

  /// Makes one cluster of two, with the next number, in the slot of the first.
  void merge(std::size_t into, std::size_t from);

 private:
  void redirect(std::size_t slot, std::size_t into, std::size_t from);

  std::size_t n_alive_;
  Index next_number_;
  std::vector<std::vector<Link>> links_;  ///< of each slot, by the other slot
  std::vector<Index> numbers_;
  std::vector<Index> sizes_;
};

}  // namespace tidings::detail
