/// @file
/// What pieces of text were found to mean. Private to the library.
#pragma once

#include <algorithm>
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
  };

  static constexpr std::size_t readable = 16;

  /// @param padded whether `readable` bytes from the piece's begin on may be read
  [[nodiscard]] Key key_of(std::string_view piece, bool padded) const {
    const std::size_t half = std::min<std::size_t>(piece.size(), 8);
    const std::size_t rest = std::min<std::size_t>(piece.size() - half, 8);
    Key key;
    if (padded && std::endian::native == std::endian::little) {
      key.first = load_bytes(piece.data(), 8) & low_bytes(half);
      key.second = load_bytes(piece.data() + 8, 8) & low_bytes(rest);
    } else {
      key.first = load_bytes(piece.data(), half);
      key.second = load_bytes(piece.data() + half, rest);
    }
    if (piece.size() > readable) key.second = hash_of(piece, table_.seed());
    key.hash = hash_of(key.first ^ piece.size(), key.second, table_.seed());
    return key;
  }

  /// Fetches what find will read.
  void prefetch(const Key& key) const { table_.prefetch(key.hash); }

  [[nodiscard]] std::optional<std::int32_t> find(const Key& key, std::string_view piece) const {
    const Slot& slot = table_[slot_of(key, piece)];
    return slot.is_free() ? std::nullopt : std::optional(slot.value);
  }

  /// Keeps the value of a piece that is not here yet.
  void add(std::string_view piece, std::int32_t value);

  /// Which hash is in use. Keys that were made under another one are void.
  [[nodiscard]] std::uint64_t seed() const { return table_.seed(); }

 private:
  struct Slot {
    std::uint64_t first = 0;
    std::uint64_t second = 0;  ///< where a piece of more than sixteen bytes begins in long_pieces_
    std::uint32_t length = 0;  ///< no piece is empty
    std::int32_t value = 0;

    [[nodiscard]] bool is_free() const { return length == 0; }
  };

  /// A number whose lower n bytes are all ones, for n up to 8.
  [[nodiscard]] static std::uint64_t low_bytes(std::size_t n) { return n == 0 ? 0 : ~std::uint64_t{0} >> (64 - 8 * n); }

  [[nodiscard]] std::size_t slot_of(const Key& key, std::string_view piece) const {
    return table_.locate(key.hash, [&](const Slot& slot) {
      if (slot.first != key.first || slot.length != piece.size()) return false;
      return piece.size() <= readable ? slot.second == key.second : bytes_of(slot) == piece;
    });
  }

  [[nodiscard]] std::string_view bytes_of(const Slot& slot) const {
    return std::string_view(long_pieces_).substr(slot.second, slot.length);
  }

  ProbeTable<Slot> table_;
  std::string long_pieces_;
};

}  // namespace tidings::detail
