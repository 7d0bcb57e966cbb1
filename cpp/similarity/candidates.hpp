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
  Index place = 0;
};

/// The best candidates that were offered, up to a number, as a heap with the worst of them on top.
class Candidates {
 public:
  /// What has to be exceeded to be taken.
  [[nodiscard]] float limit(std::size_t capacity, float least) const {
    return heap_.size() < capacity ? least : heap_.front().similarity;
  }
  [[nodiscard]] bool is_full(std::size_t capacity) const { return heap_.size() >= capacity; }
  [[nodiscard]] const std::vector<Candidate>& all() const { return heap_; }

  void push(Candidate candidate, std::size_t capacity) {
    if (is_full(capacity)) {
      std::ranges::pop_heap(heap_, above);
      heap_.back() = candidate;
    } else {
      if (heap_.size() == heap_.capacity())
        heap_.reserve(std::min(capacity, std::max<std::size_t>(4, 2 * heap_.size())));
      heap_.push_back(candidate);
    }
    std::ranges::push_heap(heap_, above);
  }

 private:
  static bool above(const Candidate& a, const Candidate& b) { return a.similarity > b.similarity; }

  std::vector<Candidate> heap_;
};

}  // namespace tidings::detail
