/// @file
/// What pieces of text were found to mean. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vectors/piece_keys.hpp"
#include "vectors/probe_table.hpp"

namespace tidings::detail {

/// A map from the bytes of a piece to a number, made to be asked often: a piece of up to sixteen bytes lies in its slot
/// and is compared as two numbers.
class PieceMemo {
 public:
  using Key = PieceKey;
  static constexpr std::size_t readable = Key::readable;

  /// What makes keys. They are void when add gave it another seed.
  [[nodiscard]] const PieceKeys& keys() const { return keys_; }

  [[nodiscard]] Key key_of(std::string_view piece, bool padded) const {
    Key key;
    keys_.make(piece, padded, key);
    return key;
  }

  /// Fetches what find will read.
  void prefetch(const Key& key) const { table_.prefetch(key.hash); }

  [[nodiscard]] std::optional<std::int32_t> find(const Key& key, std::string_view piece) {
    const std::size_t first = table_.first_slot(key.hash);
    if (is_same(table_[first], key, piece)) return table_[first].value;
    const std::size_t at = slot_of(key, piece);
    if (table_[at].is_free()) return std::nullopt;
    const std::int32_t value = table_[at].value;
    table_.move_up(at);
    return value;
  }

  /// The same, but nothing changes places: several threads may ask at once.
  [[nodiscard]] std::optional<std::int32_t> look_up(const Key& key, std::string_view piece) const {
    const Slot& slot = table_[slot_of(key, piece)];
    return slot.is_free() ? std::nullopt : std::optional(slot.value);
  }

  /// Keeps the value of a piece that is not here yet.
  void add(const Key& key, std::string_view piece, std::int32_t value);
  void add(std::string_view piece, std::int32_t value) { add(key_of(piece, false), piece, value); }

  [[nodiscard]] std::size_t size() const { return table_.size(); }

 private:
  /// Half a line of the cache.
  struct alignas(32) Slot {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    std::uint32_t end = 0;  ///< one more than the piece's length; 0 is free
    std::int32_t value = 0;
    std::uint64_t begin = 0;  ///< of a piece of more than sixteen bytes, in long_pieces_

    [[nodiscard]] bool is_free() const { return end == 0; }
  };

  [[nodiscard]] std::size_t slot_of(const Key& key, std::string_view piece) const {
    return table_.locate(key.hash, [&](const Slot& slot) { return is_same(slot, key, piece); });
  }

  [[nodiscard]] bool is_same(const Slot& slot, const Key& key, std::string_view piece) const {
    const std::uint64_t difference = (slot.first ^ key.first) | (slot.second ^ key.second) | (slot.end ^ key.end);
    return difference == 0 && (key.is_whole() || bytes_of(slot) == piece);
  }

  [[nodiscard]] std::string_view bytes_of(const Slot& slot) const {
    return std::string_view(long_pieces_).substr(slot.begin, slot.end - 1);
  }

  ProbeTable<Slot> table_;
  PieceKeys keys_ = PieceKeys(table_.seed());
  std::string long_pieces_;
};

}  // namespace tidings::detail
