#include "tidings/similarity/neighbors.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

#include "similarity/neighbor_search.hpp"
#include "similarity/self_neighbors.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::Neighbor;

template <class Real>
NeighborGraph<Real> to_graph(std::vector<std::vector<Neighbor>> rows) {
  std::size_t size = 0;
  for (const auto& row : rows) size += row.size();
  if (size > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("neighbour graph: " + std::to_string(size) + " neighbours are more than 2^31 - 1");
  }
  NeighborGraph<Real> graph;
  graph.offsets.reserve(rows.size() + 1);
  graph.offsets.push_back(0);
  graph.neighbors.reserve(size);
  graph.similarities.reserve(size);
  for (auto& row : rows) {
    for (const Neighbor& neighbor : row) {
      graph.neighbors.push_back(neighbor.row);
      graph.similarities.push_back(static_cast<Real>(neighbor.similarity));
    }
    graph.offsets.push_back(static_cast<Index>(graph.neighbors.size()));
    row = {};
  }
  return graph;
}

void check(const NeighborOptions& options) {
  require(options.n_neighbors > 0, "n_neighbors", "at least 1", options.n_neighbors);
  require(options.min_similarity >= -1 && options.min_similarity <= 1, "min_similarity", "in [-1, 1]",
          options.min_similarity);
}

std::vector<std::vector<Neighbor>> search_all(const detail::NeighborProblem& problem, const Execution& execution) {
  std::vector<std::vector<Neighbor>> rows(problem.queries().size());
  parallel_for(rows.size(), detail::scan_rows, execution, [&]() -> Worker {
    return [&, search = detail::NeighborSearch(problem)](std::size_t begin, std::size_t end) mutable {
      std::ranges::move(search.search(begin, end), rows.begin() + static_cast<std::ptrdiff_t>(begin));
    };
  });
  return rows;
}

}  // namespace

template <class Real>
NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const SparseView<Real>& others,
                                      const NeighborOptions& options, const Execution& execution) {
  check(options);
  require(matrix.cols() == others.cols(), "others", "as wide as the matrix",
          std::to_string(others.cols()) + " columns against " + std::to_string(matrix.cols()));
  const detail::UnitRows queries(matrix);
  const detail::UnitRows candidates(others);
  check_time_decay(options.time, queries.size(), candidates.size());
  return to_graph<Real>(search_all(detail::NeighborProblem(queries, candidates, false, options), execution));
}

template <class Real>
NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const NeighborOptions& options,
                                      const Execution& execution) {
  check(options);
  const detail::UnitRows rows(matrix);
  check_time_decay(options.time, rows.size(), 0);
  return to_graph<Real>(detail::self_neighbors(detail::NeighborProblem(rows, rows, true, options), execution));
}

template NeighborGraph<float> nearest_neighbors(const SparseView<float>&, const SparseView<float>&,
                                                const NeighborOptions&, const Execution&);
template NeighborGraph<double> nearest_neighbors(const SparseView<double>&, const SparseView<double>&,
                                                 const NeighborOptions&, const Execution&);
template NeighborGraph<float> nearest_neighbors(const SparseView<float>&, const NeighborOptions&, const Execution&);
template NeighborGraph<double> nearest_neighbors(const SparseView<double>&, const NeighborOptions&, const Execution&);

}  // namespace tidings
