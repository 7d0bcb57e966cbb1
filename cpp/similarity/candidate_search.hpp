/// @file
/// The candidates of all queries, found tile by tile.
#pragma once

#include <array>
#include <functional>
#include <mutex>
#include <span>
#include <vector>

#include "similarity/neighbor_search.hpp"
#include "similarity/scanner.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// Compares queries with others. Only the index of one tile is in memory at a time.
class CandidateSearch {
 public:
  explicit CandidateSearch(const NeighborProblem& problem) : problem_(problem), candidates_(problem.queries().size()) {}

  /// Compares all queries with all others.
  void search_others(const Execution& execution);
  /// Compares all rows of one matrix with each other, each pair once.
  void search_self(const Execution& execution);
  /// The neighbours of some queries, ascending, from all their candidates rather than from those that were kept.
  /// Memory: the candidates of a few queries in one tile.
  [[nodiscard]] std::vector<std::vector<Neighbor>> rank_again(std::span<const Index> queries,
                                                              const Execution& execution) const;

  [[nodiscard]] const Candidates& candidates(std::size_t i) const { return candidates_[i]; }
  /// What candidates of a query among its neighbours may at least be.
  [[nodiscard]] float doubtful_from(std::size_t i) const { return candidates_[i].doubtful_from(problem_.bounds(i)); }

 private:
  class SelfJoin;
  class RankAgain;
  struct Keep;

  [[nodiscard]] float limit(std::size_t i) const { return candidates_[i].limit(problem_.bounds(i)); }

  const NeighborProblem& problem_;
  std::vector<Candidates> candidates_;
};

}  // namespace tidings::detail
