/// @file
/// The shingles of one part of the range of hashes that several texts have. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "similarity/shared_shingles.hpp"

namespace tidings::detail {

/// The shared shingles of one part: the texts of the first, then those of the second, and so on.
struct ShinglePostings {
  std::vector<std::uint32_t> texts;
  std::vector<std::uint32_t> frequency;
  std::vector<std::uint64_t> hashes;
};

/// Finds the shared shingles of one part after the other. One a thread.
class ShingleSharing {
 public:
  /// @param kept texts that take part
  /// @param sizes of each text: the shingles that it has twice are taken off, with other threads at work
  ShingleSharing(std::span<const ShingleBlock> blocks, const std::vector<bool>& kept,
                 std::vector<std::uint32_t>& sizes);

  [[nodiscard]] ShinglePostings find(std::size_t part);

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t last = 0;  ///< the last text that has it; when all are counted, 1 + the end of its postings so far
    std::uint32_t frequency = 0;  ///< 0 is free
  };

  /// Which of 64 neighbouring values of the low bits of hashes came, and which came again.
  struct Marks {
    std::uint64_t seen = 0;
    std::uint64_t again = 0;
  };

  struct Selected {
    std::uint64_t hash;
    std::uint32_t text;
  };

  struct Occurrence {
    std::uint32_t slot;
    std::uint32_t text;
  };

  /// Counts the shingles of the part in a small table without keys, which stays in the fastest memory.
  void mark(std::size_t part);
  /// Drops those that came only once, which are most of them.
  void select(std::size_t part);
  /// Looks each of them up, and counts the texts that have it.
  void count();
  void add(std::uint64_t hash, std::uint32_t text);
  /// The postings of those that more than one text has, numbered as they come.
  [[nodiscard]] ShinglePostings collect();

  [[nodiscard]] Marks& marks_of(std::uint64_t hash) { return marks_[hash / 64 & (marks_.size() - 1)]; }
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const;

  std::span<const ShingleBlock> blocks_;
  const std::vector<bool>& kept_;
  std::vector<std::uint32_t>& sizes_;
  std::uint64_t seed_;
  std::vector<Marks> marks_;
  std::vector<Selected> selected_;
  std::vector<Slot> slots_;
  std::vector<Occurrence> occurrences_;
};

}  // namespace tidings::detail
