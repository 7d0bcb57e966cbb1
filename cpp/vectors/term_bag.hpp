/// @file
/// The terms of one text. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "vectors/ngram_table.hpp"

namespace tidings::detail {

/// A term of a text and how often it occurs there.
struct TermCount {
  Node term;
  std::uint32_t count;
};

/// Counts the terms of one text after the other, in a table no larger than the text asks for: it stays in the cache.
class TermBag {
 public:
  TermBag() { clear(); }

  /// Makes ready for the next text.
  void clear();

  void add(Node term) {
    Slot& slot = slots_[slot_of(term)];
    if (slot.term == term) {
      ++counts_[slot.place].count;
      return;
    }
    slot = {term, static_cast<std::uint32_t>(counts_.size())};
    counts_.push_back({term, 1});
    if (2 * counts_.size() > mask_) grow();
  }

  /// In the order in which the terms came first.
  [[nodiscard]] const std::vector<TermCount>& counts() const { return counts_; }

 private:
  struct Slot {
    Node term = no_node;      ///< no_node is free
    std::uint32_t place = 0;  ///< in counts_
  };

  /// The slot that holds the term, or the free one where it belongs.
  [[nodiscard]] std::size_t slot_of(Node term) const {
    constexpr std::uint64_t key = 0x9E3779B97F4A7C15U;
    std::size_t at = static_cast<std::size_t>((term * key) >> 32U) & mask_;
    while (slots_[at].term != term && slots_[at].term != no_node) at = (at + 1) & mask_;
    return at;
  }

  void grow();

  std::vector<TermCount> counts_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;  ///< of the slots in use, one less than a power of two
};

}  // namespace tidings::detail
