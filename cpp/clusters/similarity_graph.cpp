#include "tidings/clusters/similarity_graph.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

#include "tidings/similarity/neighbors.hpp"

namespace tidings {
namespace {

template <class Real>
struct Edge {
  Index to;
  Real weight;
};

/// Calls visit(i, j, cosine) for each neighbour j of each row i, the rows ascending.
template <class Real, class Visit>
void for_each_edge(const NeighborGraph<Real>& graph, const Visit& visit) {
  for (std::size_t i = 0; i + 1 < graph.offsets.size(); ++i) {
    for (auto e = static_cast<std::size_t>(graph.offsets[i]); e < static_cast<std::size_t>(graph.offsets[i + 1]); ++e) {
      visit(static_cast<Index>(i), graph.neighbors[e], graph.similarities[e]);
    }
  }
}

/// The edges of each row both ways, by the other end, those that are there twice once.
template <class Real>
std::vector<std::vector<Edge<Real>>> both_ways(const NeighborGraph<Real>& graph) {
  std::vector<std::vector<Edge<Real>>> rows(graph.offsets.size() - 1);
  for_each_edge(graph, [&](Index i, Index j, Real cosine) {
    rows[static_cast<std::size_t>(i)].push_back({j, cosine});
    rows[static_cast<std::size_t>(j)].push_back({i, cosine});
  });
  for (auto& row : rows) {
    std::ranges::sort(row,
                      [](const auto& a, const auto& b) { return a.to != b.to ? a.to < b.to : a.weight > b.weight; });
    const auto repeated = std::ranges::unique(row, [](const auto& a, const auto& b) { return a.to == b.to; });
    row.erase(repeated.begin(), repeated.end());
  }
  return rows;
}

}  // namespace

template <class Real>
SimilarityGraph<Real> similarity_graph(const SparseView<Real>& matrix, std::size_t n_neighbors,
                                       const Execution& execution) {
  const NeighborGraph<Real> graph = nearest_neighbors(matrix, {.n_neighbors = n_neighbors}, execution);
  const auto rows = both_ways(graph);
  std::size_t size = 0;
  for (const auto& row : rows) size += row.size();
  if (size > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("similarity graph: " + std::to_string(size) + " edges are more than 2^31 - 1");
  }
  SimilarityGraph<Real> result{SparseMatrix<Real>(matrix.rows(), matrix.rows()), {}};
  result.edges.reserve(static_cast<Eigen::Index>(size));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.edges.startVec(static_cast<Eigen::Index>(i));
    for (const auto& edge : rows[i]) result.edges.insertBack(static_cast<Eigen::Index>(i), edge.to) = edge.weight;
    const bool all = static_cast<std::size_t>(graph.offsets[i + 1] - graph.offsets[i]) < n_neighbors;
    result.omitted.push_back(all ? 0 : graph.similarities[static_cast<std::size_t>(graph.offsets[i + 1]) - 1]);
  }
  result.edges.finalize();
  return result;
}

template SimilarityGraph<float> similarity_graph(const SparseView<float>&, std::size_t, const Execution&);
template SimilarityGraph<double> similarity_graph(const SparseView<double>&, std::size_t, const Execution&);

}  // namespace tidings
