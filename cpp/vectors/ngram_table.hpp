/// @file
/// N-grams as numbers. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/large_vector.hpp"
#include "vectors/hashing.hpp"

namespace tidings::detail {

/// The number of a word or an n-gram: of a word where the highest bit is 0.
using Node = std::uint32_t;
inline constexpr Node ngram_bit = Node{1} << 31U;
inline constexpr Node no_node = ~Node{0};

[[nodiscard]] inline bool is_ngram(Node node) {
  return node >= ngram_bit;
}

/// Words that follow each other, each as its last word and the n-gram, or the word, before it. Where many n-grams share
/// a hash the table takes another one.
class NgramTable {
 public:
  using Key = std::uint64_t;

  [[nodiscard]] static Key key_of(Node prefix, Node word) { return Key{prefix} << 32U | word; }
  [[nodiscard]] static Node prefix_of(Key key) { return static_cast<Node>(key >> 32U); }
  [[nodiscard]] static Node word_of(Key key) { return static_cast<Node>(key); }

  void prefetch(Key key) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[ideal_slot(key)]);
  }

  /// The n-gram's number from ngram_bit on; the next free one if it is new.
  /// @throws std::length_error at 2^31 - 1 n-grams
  Node add(Key key);

  /// The n-gram's number, or no_node.
  [[nodiscard]] Node find(Key key) const;

  [[nodiscard]] std::size_t size() const { return size_; }

  /// The n-grams in the order of their numbers, and an empty table. A prefix comes before what goes on with it.
  [[nodiscard]] LargeVector<Key> take_keys();

 private:
  struct Slot {
    Key key = 0;
    Node node = no_node;  ///< no_node is free
  };

  [[nodiscard]] std::size_t ideal_slot(Key key) const {
    return slot_in(hash_of(key, key >> 32U, seed_), slots_.size());
  }
  [[nodiscard]] std::size_t slot_of(Key key) const;
  [[nodiscard]] std::size_t probes_to(std::size_t slot, Key key) const;
  [[nodiscard]] bool rebuild(std::size_t capacity);
  void grow(std::size_t capacity);

  LargeVector<Slot> slots_;
  std::size_t size_ = 0;
  std::uint64_t seed_ = 0;
};

}  // namespace tidings::detail
