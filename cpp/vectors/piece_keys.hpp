/// @file
/// Pieces made ready to be looked up. Private to the library.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "vectors/hashing.hpp"

namespace tidings::detail {

struct PieceKey {
  /// Up to so many bytes of a piece are in its key.
  static constexpr std::size_t readable = 16;

  std::uint64_t first = 0;   ///< bytes 0 to 7
  std::uint64_t second = 0;  ///< bytes 8 to 15; of a longer piece its hash
  std::uint64_t hash = 0;
  std::uint32_t end = 0;  ///< one more than the piece's length

  [[nodiscard]] bool is_whole() const { return end <= readable + 1; }
};

/// Makes the keys of pieces under one hash.
class PieceKeys {
 public:
  explicit PieceKeys(std::uint64_t seed) : seed_(seed), hash_(seed) {}

  [[nodiscard]] std::uint64_t seed() const { return seed_; }

  /// @param padded whether `readable` bytes from the piece's begin on may be read
  /// @param key is overwritten, field by field: a copy of what was just written in other portions would wait for it
  void make(std::string_view piece, bool padded, PieceKey& key) const {
    const std::size_t length = std::min(piece.size(), PieceKey::readable);
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    if (padded && std::endian::native == std::endian::little) {
      first = load_bytes(piece.data(), 8) & byte_masks[length + 8];
      second = load_bytes(piece.data() + 8, 8) & byte_masks[length];
    } else {
      const std::size_t half = std::min<std::size_t>(length, 8);
      first = load_bytes(piece.data(), half);
      second = load_bytes(piece.data() + half, length - half);
    }
    if (piece.size() > PieceKey::readable) second = hash_of(piece, seed_);
    const auto end = static_cast<std::uint32_t>(piece.size()) + 1;
    key.first = first;
    key.second = second;
    key.hash = hash(first, second, end);
    key.end = end;
  }

  /// @param first and the others as in a key
  [[nodiscard]] std::uint64_t hash(std::uint64_t first, std::uint64_t second, std::uint32_t end) const {
    return hash_(first ^ end, second);
  }

 private:
  /// Item 8 + n is a number whose lower n bytes are all ones.
  static constexpr std::array<std::uint64_t, 25> byte_masks = [] {
    std::array<std::uint64_t, 25> masks{};
    for (std::size_t i = 9; i < masks.size(); ++i) masks[i] = masks[i - 1] << 8U | 0xFFU;
    return masks;
  }();

  std::uint64_t seed_;
  QuickHash hash_;
};

}  // namespace tidings::detail
