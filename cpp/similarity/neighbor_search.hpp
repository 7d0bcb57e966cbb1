/// @file
/// The exact neighbours of rows, from candidates that are found in float.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "similarity/candidates.hpp"
#include "similarity/term_levels.hpp"
#include "similarity/timeline.hpp"
#include "similarity/unit_rows.hpp"
#include "tidings/similarity/neighbors.hpp"

namespace tidings::detail {

struct Neighbor {
  Index row = 0;
  double similarity = 0;
};

/// Whether a comes before b.
[[nodiscard]] inline bool is_better(const Neighbor& a, const Neighbor& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
}

/// Which rows are looked for among which others: all that the threads of a search read.
class NeighborProblem {
 public:
  /// @param same whether both are one matrix, whose rows are not their own neighbours
  NeighborProblem(const UnitRows& queries, const UnitRows& others, bool same, const NeighborOptions& options);

  [[nodiscard]] const UnitRows& queries() const { return queries_; }
  [[nodiscard]] const UnitRows& others() const { return others_; }
  [[nodiscard]] const NeighborOptions& options() const { return options_; }
  [[nodiscard]] const Timeline& timeline() const { return timeline_; }
  [[nodiscard]] const TermLevels& levels() const { return levels_; }
  /// How the candidates of query i are kept.
  [[nodiscard]] CandidateBounds bounds(std::size_t i) const;
  /// The places where this query's neighbours may be.
  [[nodiscard]] std::pair<std::size_t, std::size_t> range(std::size_t i) const;
  /// What time leaves of the similarity of query i and row j.
  [[nodiscard]] double factor(std::size_t i, std::size_t j) const;
  /// The same of a float sum; what is over 0 remains so.
  [[nodiscard]] float decayed(float sum, std::size_t i, std::size_t j) const;
  /// What a float sum exceeds whose decayed one exceeds `limit`: time lifts negative sums.
  [[nodiscard]] float before_decay(float limit) const {
    return limit < 0 && !std::isinf(options_.time.half_life) ? -std::numeric_limits<float>::infinity() : limit;
  }
  /// Whether a settled similarity is enough for a neighbour.
  [[nodiscard]] bool is_enough(double similarity) const {
    return similarity >= least_ && (queries_.stored(similarity) > 0 || least_ < 0);
  }
  [[nodiscard]] bool is_same_row(std::size_t i, std::size_t j) const { return same_ && i == j; }

 private:
  const UnitRows& queries_;
  const UnitRows& others_;
  bool same_;
  const NeighborOptions& options_;
  double least_;
  Timeline timeline_;
  TermLevels levels_;
};

/// Compares the candidates of rows. One a thread.
class Ranking {
 public:
  explicit Ranking(const NeighborProblem& problem) : problem_(problem), cosine_(problem.others().n_columns()) {}

  /// The neighbours of query i among candidates, the best first.
  [[nodiscard]] const std::vector<Neighbor>& rank(std::size_t i, std::span<const Candidate> candidates, float from);
  /// Brings the best of query i so far up to date with more candidates.
  void rank_more(std::size_t i, std::span<const Candidate> candidates, float from, std::vector<Neighbor>& best);

 private:
  /// Adds candidates to neighbors_ and leaves the best there.
  void add(std::size_t i, std::span<const Candidate> candidates, float from);

  const NeighborProblem& problem_;
  ExactCosine cosine_;
  std::vector<Neighbor> neighbors_;
};

}  // namespace tidings::detail
