/// @file
/// Hashes of terms. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tidings::detail {

/// Both halves of the product of two numbers, folded into one: each bit of either bears on all bits of the result.
[[nodiscard]] inline std::uint64_t fold_multiply(std::uint64_t a, std::uint64_t b) {
  __extension__ using Product = unsigned __int128;
  const Product product = static_cast<Product>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

/// Where a hash belongs in a table of that many slots. Hashes in ascending order belong to ascending slots, whatever
/// the capacity: a table grows in one pass from its begin to its end.
[[nodiscard]] inline std::size_t slot_in(std::uint64_t hash, std::size_t capacity) {
  __extension__ using Product = unsigned __int128;
  return static_cast<std::size_t>(static_cast<Product>(hash) * capacity >> 64U);
}

/// @param seed another one gives another hash: tables whose probes grow long take the next. It goes into both factors,
/// for
///        a factor that a text can make zero would hash all to the same
[[nodiscard]] inline std::uint64_t hash_of(std::uint64_t first, std::uint64_t second, std::uint64_t seed) {
  const std::uint64_t mixed = seed * 0xD6E8FEB86659FD93U;
  return fold_multiply(fold_multiply(first ^ (mixed + 0x9E3779B97F4A7C15U), second ^ (mixed + 0xA0761D6478BD642FU)),
                       mixed + 0x9E3779B97F4A7C15U);
}

/// The hash of two numbers, with one multiplication: by a factor that nobody knows, and which goes into both.
class QuickHash {
 public:
  explicit QuickHash(std::uint64_t seed)
      : first_(hash_of(seed, 0xD6E8FEB86659FD93U, seed)), second_(hash_of(seed, 0xA0761D6478BD642FU, seed) | 1U) {}

  [[nodiscard]] std::uint64_t operator()(std::uint64_t first, std::uint64_t second) const {
    return fold_multiply(first ^ first_, second ^ second_);
  }

 private:
  std::uint64_t first_;
  std::uint64_t second_;
};

/// The seed that tables begin with: another one in each process, so that nobody can make texts to collide ahead of
/// time. No result depends on it.
[[nodiscard]] std::uint64_t first_seed();

/// Up to eight bytes as a number.
[[nodiscard]] inline std::uint64_t load_bytes(const char* bytes, std::size_t n) {
  std::uint64_t loaded = 0;
  std::memcpy(&loaded, bytes, n);
  return loaded;
}

[[nodiscard]] inline std::uint64_t hash_of(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t hash = bytes.size();
  while (bytes.size() > 16) {
    hash = hash_of(hash ^ load_bytes(bytes.data(), 8), load_bytes(bytes.data() + 8, 8), seed);
    bytes.remove_prefix(16);
  }
  const std::size_t half = bytes.size() < 8 ? bytes.size() : 8;
  return hash_of(hash ^ load_bytes(bytes.data(), half), load_bytes(bytes.data() + half, bytes.size() - half), seed);
}

}  // namespace tidings::detail
