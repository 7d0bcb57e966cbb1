#include "tidings/similarity/neighbors.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "similarity/candidate_search.hpp"
#include "similarity/graph_writer.hpp"
#include "similarity/neighbor_search.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::CandidateSearch;
using detail::GraphWriter;
using detail::Neighbor;
using detail::NeighborProblem;
using detail::Ranking;

constexpr std::size_t rows_per_block = 64;

/// The rows that have more candidates than were kept.
std::vector<Index> rows_in_doubt(const NeighborProblem& problem, const CandidateSearch& search) {
  std::vector<Index> rows;
  for (std::size_t i = 0; i < problem.queries().size(); ++i) {
    if (search.candidates(i).is_in_doubt(problem.bounds(i))) rows.push_back(static_cast<Index>(i));
  }
  return rows;
}

/// The neighbours of each row as far as they are known: final for rows in doubt, which were searched again; those of
/// the others are ranked from their candidates when they are asked for.
class Rankings {
 public:
  Rankings(const NeighborProblem& problem, const CandidateSearch& search, const Execution& execution)
      : problem_(problem),
        search_(search),
        in_doubt_(rows_in_doubt(problem, search)),
        settled_(search.rank_again(in_doubt_, execution)) {}

  /// Where the rows of the graph end if all candidates are neighbours.
  [[nodiscard]] std::vector<std::size_t> ends() const {
    std::vector<std::size_t> ends;
    ends.reserve(problem_.queries().size());
    for (std::size_t i = 0, end = 0; i < problem_.queries().size(); ++i) {
      const auto* row = settled(i);
      const std::size_t n_candidates = row != nullptr ? row->size() : search_.candidates(i).all().size();
      ends.push_back(end += std::min(n_candidates, problem_.options().n_neighbors));
    }
    return ends;
  }

  [[nodiscard]] const std::vector<Neighbor>& of(std::size_t i, Ranking& ranking) const {
    const auto* row = settled(i);
    return row != nullptr ? *row : ranking.rank(i, search_.candidates(i).all(), search_.doubtful_from(i));
  }

 private:
  [[nodiscard]] const std::vector<Neighbor>* settled(std::size_t i) const {
    const auto found = std::ranges::lower_bound(in_doubt_, static_cast<Index>(i));
    if (found == in_doubt_.end() || *found != static_cast<Index>(i)) return nullptr;
    return &settled_[static_cast<std::size_t>(found - in_doubt_.begin())];
  }

  const NeighborProblem& problem_;
  const CandidateSearch& search_;
  std::vector<Index> in_doubt_;
  std::vector<std::vector<Neighbor>> settled_;
};

template <class Real>
NeighborGraph<Real> rank_all(const NeighborProblem& problem, const CandidateSearch& search,
                             const Execution& execution) {
  ProgressPart searching(execution.progress, 0, 80, 100);
  ProgressPart settling(execution.progress, 80, 100, 100);
  const Rankings rankings(problem, search, {.n_jobs = execution.n_jobs, .progress = &searching});
  GraphWriter<Real> graph(rankings.ends());
  parallel_for(problem.queries().size(), rows_per_block, {.n_jobs = execution.n_jobs, .progress = &settling},
               [&]() -> Worker {
                 return [&, ranking = std::make_shared<Ranking>(problem)](std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) graph.write(i, rankings.of(i, *ranking));
                 };
               });
  return std::move(graph).finish();
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
