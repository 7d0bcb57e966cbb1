/// @file
/// What pieces of text were found to mean. Private to the library.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vectors/hashing.hpp"
#include "vectors/probe_table.hpp"

namespace tidings::detail {

/// A map from the bytes of a piece to a number, made to be asked often: a piece of up to sixteen bytes lies in its slot
/// and is compared as two numbers.
class PieceMemo {
 public:
  /// A piece made ready to be looked up.
  struct Key {
    std::uint64_t first = 0;   ///< bytes 0 to 7
    std::uint64_t second = 0;  ///< bytes 8 to 15; of a longer piece its hash
    std::uint64_t hash = 0;
    std::uint32_t end = 0;  ///< one more than the piece's length
  };

  static constexpr std::size_t readable = 16;

  /// @param padded whether `readable` bytes from the piece's begin on may be read
  [[nodiscard]] Key key_of(std::string_view piece, bool padded) const {
    const std::size_t length = std::min(piece.size(), readable);
    Key key;
    key.end = static_cast<std::uint32_t>(piece.size()) + 1;
    if (padded && std::endian::native == std::endian::little) {
      key.first = load_bytes(piece.data(), 8) & byte_masks[length + 8];
      key.second = load_bytes(piece.data() + 8, 8) & byte_masks[length];
    } else {
      const std::size_t half = std::min<std::size_t>(length, 8);
      key.first = load_bytes(piece.data(), half);
      key.second = load_bytes(piece.data() + half, length - half);
    }
    if (piece.size() > readable) key.second = hash_of(piece, table_.seed());
    key.hash = hash_of(key.first ^ key.end, key.second, table_.seed());
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
  void add(std::string_view piece, std::int32_t value);

  /// Which hash is in use. Keys that were made under another one are void.
  [[nodiscard]] std::uint64_t seed() const { return table_.seed(); }

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

  /// Item 8 + n is a number whose lower n bytes are all ones.
  static constexpr std::array<std::uint64_t, 25> byte_masks = [] {
    std::array<std::uint64_t, 25> masks{};
    for (std::size_t i = 9; i < masks.size(); ++i) masks[i] = masks[i - 1] << 8U | 0xFFU;
    return masks;
  }();

  [[nodiscard]] std::size_t slot_of(const Key& key, std::string_view piece) const {
    return table_.locate(key.hash, [&](const Slot& slot) { return is_same(slot, key, piece); });
  }

  [[nodiscard]] bool is_same(const Slot& slot, const Key& key, std::string_view piece) const {
    const std::uint64_t difference = (slot.first ^ key.first) | (slot.second ^ key.second) | (slot.end ^ key.end);
    return difference == 0 && (key.end <= readable + 1 || bytes_of(slot) == piece);
  }

  [[nodiscard]] std::string_view bytes_of(const Slot& slot) const {
    return std::string_view(long_pieces_).substr(slot.begin, slot.end - 1);
  }

  ProbeTable<Slot> table_;
  std::string long_pieces_;
};

}  // namespace tidings::detail
