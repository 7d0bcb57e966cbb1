#include "tidings/similarity/neighbors.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "similarity/candidate_search.hpp"
#include "similarity/neighbor_search.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::Candidates;
using detail::CandidateSearch;
using detail::Neighbor;
using detail::NeighborProblem;
using detail::Ranking;

constexpr std::size_t rows_per_part = 64;

/// The neighbours of some rows.
template <class Real>
struct GraphPart {
  void add(const std::vector<Neighbor>& row) {
    for (const Neighbor& neighbor : row) {
      neighbors.push_back(neighbor.row);
      similarities.push_back(static_cast<Real>(neighbor.similarity));
    }
    sizes.push_back(static_cast<Index>(row.size()));
  }

  std::vector<Index> neighbors;
  std::vector<Real> similarities;
  std::vector<Index> sizes;
};

template <class Real>
NeighborGraph<Real> join(std::vector<GraphPart<Real>> parts) {
  std::size_t size = 0;
  for (const auto& part : parts) size += part.neighbors.size();
  if (size > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("neighbour graph: " + std::to_string(size) + " neighbours are more than 2^31 - 1");
  }
  NeighborGraph<Real> graph;
  graph.offsets.push_back(0);
  graph.neighbors.reserve(size);
  graph.similarities.reserve(size);
  for (GraphPart<Real>& part : parts) {
    graph.neighbors.insert(graph.neighbors.end(), part.neighbors.begin(), part.neighbors.end());
    graph.similarities.insert(graph.similarities.end(), part.similarities.begin(), part.similarities.end());
    for (const Index n : part.sizes) graph.offsets.push_back(graph.offsets.back() + n);
    part = {};
  }
  return graph;
}

/// The rows that have more candidates than were kept.
std::vector<Index> rows_in_doubt(const NeighborProblem& problem, const CandidateSearch& search) {
  std::vector<Index> rows;
  for (std::size_t i = 0; i < problem.queries().size(); ++i) {
    if (search.candidates(i).is_in_doubt(problem.bounds(i))) rows.push_back(static_cast<Index>(i));
  }
  return rows;
}

template <class Real>
NeighborGraph<Real> rank_all(const NeighborProblem& problem, CandidateSearch& search, const Execution& execution) {
  const std::size_t n_rows = problem.queries().size();
  const std::vector<Index> in_doubt = rows_in_doubt(problem, search);
  ProgressPart searching(execution.progress, 0, 80, 100);
  ProgressPart settling(execution.progress, 80, 100, 100);
  const auto again = search.rank_again(in_doubt, {.n_jobs = execution.n_jobs, .progress = &searching});
  std::vector<GraphPart<Real>> parts((n_rows + rows_per_part - 1) / rows_per_part);
  parallel_for(n_rows, rows_per_part, {.n_jobs = execution.n_jobs, .progress = &settling}, [&]() -> Worker {
    return [&, ranking = std::make_shared<Ranking>(problem)](std::size_t begin, std::size_t end) {
      GraphPart<Real>& part = parts[begin / rows_per_part];
      for (std::size_t i = begin; i < end; ++i) {
        const auto doubtful = std::ranges::lower_bound(in_doubt, static_cast<Index>(i));
        if (doubtful != in_doubt.end() && *doubtful == static_cast<Index>(i)) {
          part.add(again[static_cast<std::size_t>(doubtful - in_doubt.begin())]);
        } else {
          const Candidates& candidates = search.candidates(i);
          part.add(ranking->rank(i, candidates.all(), search.doubtful_from(i)));
        }
        search.forget(i);
      }
    };
  });
  return join(std::move(parts));
}

/// Finds candidates and ranks them; either may take most of the time.
template <class Real>
NeighborGraph<Real> search_all(const NeighborProblem& problem, bool same, const Execution& execution) {
  CandidateSearch search(problem);
  ProgressPart searching(execution.progress, 0, 50, 100);
  ProgressPart ranking(execution.progress, 50, 100, 100);
  if (same) {
    search.search_self({.n_jobs = execution.n_jobs, .progress = &searching});
  } else {
    search.search_others({.n_jobs = execution.n_jobs, .progress = &searching});
  }
  return rank_all<Real>(problem, search, {.n_jobs = execution.n_jobs, .progress = &ranking});
}

void check(const NeighborOptions& options) {
  require(options.n_neighbors > 0, "n_neighbors", "at least 1", options.n_neighbors);
  require(options.min_similarity >= -1 && options.min_similarity <= 1, "min_similarity", "in [-1, 1]",
          options.min_similarity);
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
  return search_all<Real>(NeighborProblem(queries, candidates, false, options), false, execution);
}

template <class Real>
NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const NeighborOptions& options,
                                      const Execution& execution) {
  check(options);
  const detail::UnitRows rows(matrix);
  check_time_decay(options.time, rows.size(), 0);
  return search_all<Real>(NeighborProblem(rows, rows, true, options), true, execution);
}

template NeighborGraph<float> nearest_neighbors(const SparseView<float>&, const SparseView<float>&,
                                                const NeighborOptions&, const Execution&);
template NeighborGraph<double> nearest_neighbors(const SparseView<double>&, const SparseView<double>&,
                                                 const NeighborOptions&, const Execution&);
template NeighborGraph<float> nearest_neighbors(const SparseView<float>&, const NeighborOptions&, const Execution&);
template NeighborGraph<double> nearest_neighbors(const SparseView<double>&, const NeighborOptions&, const Execution&);

}  // namespace tidings
