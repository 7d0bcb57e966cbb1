#include "clusters/weighted_graph.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "tidings/base/errors.hpp"

namespace tidings::detail {
namespace {

using EdgeLists = std::vector<std::vector<Edge>>;

/// The edges by their other ends, of those with the same one the heaviest.
void tidy(std::vector<Edge>& edges) {
  std::ranges::sort(edges,
                    [](const Edge& a, const Edge& b) { return a.to != b.to ? a.to < b.to : a.weight > b.weight; });
  const auto repeated = std::ranges::unique(edges, [](const Edge& a, const Edge& b) { return a.to == b.to; });
  edges.erase(repeated.begin(), repeated.end());
}

template <class Real>
EdgeLists edges_of(const SparseView<Real>& matrix) {
  require(matrix.rows() == matrix.cols(), "a graph's matrix", "square",
          std::to_string(matrix.rows()) + " x " + std::to_string(matrix.cols()));
  EdgeLists edges(static_cast<std::size_t>(matrix.rows()));
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const SparseRow<Real> source = row(matrix, i);
    for (std::size_t e = 0; e < source.size(); ++e) {
      const auto weight = static_cast<double>(source.value(e));
      const auto j = static_cast<std::size_t>(source.column(e));
      require(weight >= 0, ("the weight from " + std::to_string(i) + " to " + std::to_string(j)).c_str(), "at least 0",
              weight);
      if (i == j || weight == 0) continue;
      edges[i].push_back({source.column(e), weight});
      edges[j].push_back({static_cast<Index>(i), weight});
    }
  }
  std::ranges::for_each(edges, tidy);
  return edges;
}

/// The sum of the weights, the highest first: the same in whatever order they stand.
double strength(const std::vector<Edge>& edges) {
  std::vector<double> weights;
  for (const Edge& edge : edges) weights.push_back(edge.weight);
  std::ranges::sort(weights, std::greater<>());
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

}  // namespace

WeightedGraph::WeightedGraph(const std::vector<std::vector<Edge>>& edges) {
  for (const auto& list : edges) {
    edges_.insert(edges_.end(), list.begin(), list.end());
    begins_.push_back(edges_.size());
  }
}

template <class Real>
WeightedGraph row_graph(const SparseView<Real>& matrix) {
  return WeightedGraph(edges_of(matrix));
}

template <class Real>
RankedGraph ranked_graph(const SparseView<Real>& matrix) {
  EdgeLists by_row = edges_of(matrix);
  std::vector<double> strengths;
  for (const auto& edges : by_row) strengths.push_back(strength(edges));
  RankedGraph ranked;
  ranked.rows.resize(by_row.size());
  std::iota(ranked.rows.begin(), ranked.rows.end(), 0);
  std::ranges::stable_sort(ranked.rows, std::greater<>(),
                           [&](Index row) { return strengths[static_cast<std::size_t>(row)]; });
  std::vector<Index> node(by_row.size());
  for (std::size_t k = 0; k < node.size(); ++k) node[static_cast<std::size_t>(ranked.rows[k])] = static_cast<Index>(k);
  EdgeLists by_node(by_row.size());
  for (std::size_t k = 0; k < node.size(); ++k) {
    by_node[k] = std::move(by_row[static_cast<std::size_t>(ranked.rows[k])]);
    for (Edge& edge : by_node[k]) edge.to = node[static_cast<std::size_t>(edge.to)];
    tidy(by_node[k]);
  }
  ranked.graph = WeightedGraph(by_node);
  return ranked;
}

template WeightedGraph row_graph(const SparseView<float>&);
template WeightedGraph row_graph(const SparseView<double>&);
template RankedGraph ranked_graph(const SparseView<float>&);
template RankedGraph ranked_graph(const SparseView<double>&);

}  // namespace tidings::detail
