/// @file
/// What pieces of text were found to mean. Private to the library.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/large_vector.hpp"
#include "vectors/hashing.hpp"

namespace tidings::detail {

/// A map from the bytes of a piece to a number, made to be asked often: a short piece lies in its slot and is compared
/// as two numbers; slots are prefetched. Where many pieces share a hash the table takes another one.
class PieceMemo {
 public:
  static constexpr std::size_t longest_short = 16;

  /// A piece made ready to be looked up.
  struct Key {
    std::uint64_t first = 0;   ///< bytes 0 to 7, or the hash of a long piece
    std::uint64_t second = 0;  ///< bytes 8 to 15
    std::uint64_t hash = 0;
  };

  PieceMemo();

  /// @param padded whether the 16 bytes from the piece's begin on may be read
  [[nodiscard]] Key key_of(std::string_view piece, bool padded) const {
    return piece.size() <= longest_short ? short_key(piece, padded) : long_key(piece);
  }

  /// Fetches what find will read.
  void prefetch(const Key& key) const { __builtin_prefetch(&slots_[key.hash & mask_]); }

  [[nodiscard]] std::optional<std::int32_t> find(const Key& key, std::string_view piece) const {
    const Slot& likely = slots_[key.hash & mask_];
    if (piece.size() <= longest_short && likely.is_short(key, piece.size())) return likely.value;
    const Slot& slot = slots_[slot_of(key, piece)];
    return slot.length == 0 ? std::nullopt : std::optional(slot.value);
  }

  /// Keeps the value of a piece that is not here yet.
  void add(std::string_view piece, std::int32_t value);

  /// Which hash is in use. Keys that were made under another one are void.
  [[nodiscard]] std::uint64_t seed() const { return seed_; }

 private:
  struct Slot {
    std::uint64_t first = 0;
    std::uint64_t second = 0;  ///< where a long piece begins in long_pieces_
    std::uint32_t length = 0;  ///< 0 is free: no piece is empty
    std::int32_t value = 0;

    [[nodiscard]] bool is_short(const Key& key, std::size_t size) const {
      return first == key.first && second == key.second && length == size;
    }
  };

  /// A number whose lower n bytes are all ones, for n up to 8.
  [[nodiscard]] static std::uint64_t low_bytes(std::size_t n) { return n == 0 ? 0 : ~std::uint64_t{0} >> (64 - 8 * n); }

  [[nodiscard]] Key short_key(std::string_view piece, bool padded) const {
    const std::size_t half = piece.size() < 8 ? piece.size() : 8;
    const std::size_t rest = piece.size() - half;
    Key key;
    if (padded && std::endian::native == std::endian::little) {
      key.first = load_bytes(piece.data(), 8) & low_bytes(half);
      key.second = load_bytes(piece.data() + 8, 8) & low_bytes(rest);
    } else {
      key.first = load_bytes(piece.data(), half);
      key.second = load_bytes(piece.data() + half, rest);
    }
    key.hash = hash_of(key.first ^ piece.size(), key.second, seed_);
    return key;
  }

  [[nodiscard]] Key long_key(std::string_view piece) const;
  [[nodiscard]] std::size_t slot_of(const Key& key, std::string_view piece) const;
  [[nodiscard]] std::string_view bytes_of(const Slot& slot) const;
  [[nodiscard]] bool is(const Slot& slot, const Key& key, std::string_view piece) const;
  [[nodiscard]] bool rebuild(std::size_t capacity);
  void grow(std::size_t capacity);

  LargeVector<Slot> slots_;
  std::uint64_t mask_;
  std::uint64_t seed_ = 0;
  std::size_t size_ = 0;
  std::string long_pieces_;
};

}  // namespace tidings::detail
