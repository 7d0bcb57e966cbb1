/// @file
/// The exact neighbours of one row, from candidates that were found in float.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "similarity/candidates.hpp"
#include "similarity/scanner.hpp"
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
  [[nodiscard]] const FloatPostings& postings() const { return postings_; }
  [[nodiscard]] const float* no_limits() const { return no_limits_.data(); }

  /// Candidates that are kept for a row: some more than neighbours, so that the last of these is seldom in doubt.
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  /// How far a float sum of this query may be from its similarity.
  [[nodiscard]] float margin(std::size_t i) const { return float_margin(queries_.n_terms(i)); }
  /// What the float sum of a neighbour of this query exceeds.
  [[nodiscard]] float least(std::size_t i) const;
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
  /// Whether a similarity is enough for a neighbour.
  [[nodiscard]] bool is_enough(double similarity) const {
    return similarity >= options_.min_similarity && (similarity > 0 || options_.min_similarity < 0);
  }
  [[nodiscard]] bool is_same_row(std::size_t i, std::size_t j) const { return same_ && i == j; }

 private:
  const UnitRows& queries_;
  const UnitRows& others_;
  bool same_;
  bool positive_;
  const NeighborOptions& options_;
  Timeline timeline_;
  FloatPostings postings_;
  std::size_t capacity_;
  std::vector<float> no_limits_;
};

/// Searches for some rows after the other. One a thread.
class NeighborSearch {
 public:
  explicit NeighborSearch(const NeighborProblem& problem)
      : problem_(problem), scanner_(problem.postings()), cosine_(problem.others().n_columns()) {}

  /// The neighbours of queries [begin, end), at most scan_rows: the best first.
  [[nodiscard]] std::vector<std::vector<Neighbor>> search(std::size_t begin, std::size_t end);

  /// The same, from heaps of candidates that together were offered all rows over least(i). Where a heap may have lost
  /// one that matters, it searches again for all of those.
  [[nodiscard]] std::vector<Neighbor> settle(std::size_t i, std::span<const Candidates* const> heaps);

 private:
  template <class Limit, class Take>
  void scan(std::size_t begin, std::size_t end, const Limit& limit, const Take& take);
  void add_terms(std::size_t i, std::size_t first_place);
  [[nodiscard]] float doubtful_from(std::size_t i);
  [[nodiscard]] std::vector<Neighbor> rank(std::size_t i, float from);

  const NeighborProblem& problem_;
  Scanner scanner_;
  ExactCosine cosine_;
  std::vector<Candidate> candidates_;
};

}  // namespace tidings::detail
