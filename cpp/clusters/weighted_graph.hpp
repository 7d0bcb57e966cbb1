/// @file
/// Undirected graphs with weights, as algorithms on graphs walk through them.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// One end of an edge, seen from the other.
struct Edge {
  Index to;
  double weight;
};

/// Each edge stands with both of its nodes.
class WeightedGraph {
 public:
  WeightedGraph() = default;

  /// @param edges of each node, by the other end, ascending; none to itself
  explicit WeightedGraph(const std::vector<std::vector<Edge>>& edges);

  /// @param begins where each node's edges begin among all, and their number
  WeightedGraph(std::vector<std::size_t> begins, std::vector<Edge> edges)
      : begins_(std::move(begins)), edges_(std::move(edges)) {}

  [[nodiscard]] std::size_t n_nodes() const { return begins_.size() - 1; }
  [[nodiscard]] std::size_t n_ends() const { return edges_.size(); }

  [[nodiscard]] std::span<const Edge> edges(std::size_t node) const {
    return {edges_.data() + begins_[node], begins_[node + 1] - begins_[node]};
  }

 private:
  std::vector<std::size_t> begins_{0};
  std::vector<Edge> edges_;
};

/// The graph of a square matrix: an edge where either of two entries is not 0, with the higher weight. The diagonal is
/// not looked at.
/// @throws std::invalid_argument if the matrix is not square, or a weight is negative
template <class Real>
[[nodiscard]] WeightedGraph row_graph(const SparseView<Real>& matrix);

/// A graph whose nodes are numbered by what they are and not by where they stood, so that what follows does not depend
/// on the order of the rows: by their sums of weights, the highest first; equal ones stay in their order.
struct RankedGraph {
  WeightedGraph graph;
  std::vector<Index> rows;  ///< of the nodes
};

/// The same, ranked.
template <class Real>
[[nodiscard]] RankedGraph ranked_graph(const SparseView<Real>& matrix);

}  // namespace tidings::detail
