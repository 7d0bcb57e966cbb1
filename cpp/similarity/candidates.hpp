/// @file
/// The rows that may be among the best of a row, by float sums.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// A row and how similar it is, to within a margin.
struct Candidate {
  float similarity = 0;
  Index row = 0;
};

/// How candidates are kept.
struct CandidateBounds {
  std::size_t n_best = 0;    ///< rows that are looked for
  std::size_t capacity = 0;  ///< rows that are kept: some more, so that the last of the best is seldom in doubt
  std::size_t n_others = 0;  ///< rows that there are
  float slack = 0;           ///< how far behind the last of the best a candidate may still be better than it
  float least = 0;           ///< what a candidate exceeds in any case
};

/// The best candidates that were offered, the best first; of equal ones the lower row.
class Candidates {
 public:
  /// What has to be exceeded to be taken.
  [[nodiscard]] float limit(const CandidateBounds& bounds) const {
    if (!has_all(bounds)) return bounds.least;
    const float enough = std::max(bounds.least, sorted_[bounds.n_best - 1].similarity - bounds.slack);
    return sorted_.size() < bounds.capacity ? enough : std::max(enough, sorted_.back().similarity);
  }

  void push(const Candidate& candidate, const CandidateBounds& bounds) {
    if (sorted_.size() >= bounds.capacity) sorted_.pop_back();
    if (sorted_.size() == sorted_.capacity()) {
      sorted_.reserve(std::min(bounds.capacity, std::max(most_at_once, 2 * sorted_.size())));
    }
    sorted_.insert(std::ranges::upper_bound(sorted_, candidate, is_above), candidate);
  }

  [[nodiscard]] const std::vector<Candidate>& all() const { return sorted_; }
  [[nodiscard]] bool is_full(const CandidateBounds& bounds) const { return sorted_.size() >= bounds.capacity; }

  /// What candidates among the best may at least be, by their float sums.
  [[nodiscard]] float doubtful_from(const CandidateBounds& bounds) const {
    return has_all(bounds) ? sorted_[bounds.n_best - 1].similarity - bounds.slack : bounds.least;
  }
  /// Whether one that matters may have been left out.
  [[nodiscard]] bool is_in_doubt(const CandidateBounds& bounds) const {
    return is_full(bounds) && sorted_.size() < bounds.n_others && sorted_.back().similarity >= doubtful_from(bounds);
  }

 private:
  static constexpr std::size_t most_at_once = 32;

  /// Whether there are as many as are looked for, and any.
  [[nodiscard]] bool has_all(const CandidateBounds& bounds) const {
    return bounds.n_best > 0 && sorted_.size() >= bounds.n_best;
  }

  static bool is_above(const Candidate& a, const Candidate& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
  }

  std::vector<Candidate> sorted_;
};

}  // namespace tidings::detail
