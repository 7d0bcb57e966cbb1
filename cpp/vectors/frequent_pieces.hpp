/// @file
/// The pieces that come again and again. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "vectors/piece_keys.hpp"

namespace tidings::detail {

/// A part of a PieceMemo, small enough to stay in the processor's caches, where most pieces of any text are found: each
/// has one place, and takes it from whatever was there.
class FrequentPieces {
 private:
  struct Slot {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint32_t end = ~std::uint32_t{0};  ///< as in PieceKey; at first no piece's
    std::int32_t value = 0;
  };

 public:
  /// No value.
  static constexpr std::int32_t unknown = std::numeric_limits<std::int32_t>::min();

  /// For many questions that follow each other. Valid until the next call of keep.
  class View {
   public:
    explicit View(const std::vector<Slot>& slots) : slots_(slots.data()), mask_(slots.size() - 1) {}

    /// Fetches what find will read.
    void prefetch(const PieceKey& key) const { __builtin_prefetch(slots_ + (key.hash & mask_)); }

    /// The value of the piece if it is here. Without a branch, for which ones are cannot be guessed.
    [[nodiscard]] std::int32_t find(const PieceKey& key) const {
      const Slot& slot = slots_[key.hash & mask_];
      const std::uint64_t difference = (slot.first ^ key.first) | (slot.second ^ key.second) | (slot.end ^ key.end);
      const std::int32_t none = -static_cast<std::int32_t>(difference != 0);
      return (slot.value & ~none) | (unknown & none);
    }

   private:
    const Slot* slots_;
    std::uint64_t mask_;
  };

  [[nodiscard]] View view() const { return View(slots_); }

  /// Keeps a piece of the memo, unless it is long.
  /// @param n_pieces in the memo: there is room for few as long as there are few, so that little text costs little
  void keep(const PieceKey& key, std::int32_t value, std::size_t n_pieces) {
    if (!key.is_whole()) return;
    if (slots_.size() < most && n_pieces > few) slots_.assign(most, Slot{});
    slots_[key.hash & (slots_.size() - 1)] = {key.first, key.second, key.end, value};
  }

 private:
  static constexpr std::size_t few = 2048;
  static constexpr std::size_t most = 16384;

  std::vector<Slot> slots_ = std::vector<Slot>(1);
};

}  // namespace tidings::detail
