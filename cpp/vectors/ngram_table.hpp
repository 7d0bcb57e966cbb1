/// @file
/// N-grams as numbers. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/large_vector.hpp"
#include "vectors/hashing.hpp"
#include "vectors/probe_table.hpp"

namespace tidings::detail {

/// The number of a word or an n-gram: of a word where the highest bit is 0.
using Node = std::uint32_t;
inline constexpr Node ngram_bit = Node{1} << 31U;
inline constexpr Node no_node = ~Node{0};

[[nodiscard]] inline bool is_ngram(Node node) {
  return node >= ngram_bit;
}

/// Words that follow each other, each as its last word and the n-gram, or the word, before it.
class NgramTable {
 public:
  using Key = std::uint64_t;

  [[nodiscard]] static Key key_of(Node prefix, Node word) { return Key{prefix} << 32U | word; }
  [[nodiscard]] static Node prefix_of(Key key) { return static_cast<Node>(key >> 32U); }
  [[nodiscard]] static Node word_of(Key key) { return static_cast<Node>(key); }

  void prefetch(Key key) const { table_.prefetch(hash(key, table_.seed())); }

  /// The n-gram's number from ngram_bit on; the next free one if it is new.
  /// @throws std::length_error at 2^31 - 1 n-grams
  Node add(Key key);

  /// The n-gram's number, or no_node.
  [[nodiscard]] Node find(Key key) const { return table_[slot_of(key)].node; }

  [[nodiscard]] std::size_t size() const { return table_.size(); }

  /// The n-grams in the order of their numbers, and an empty table. A prefix comes before what goes on with it.
  [[nodiscard]] LargeVector<Key> take_keys();

 private:
  struct Slot {
    Key key = 0;
    Node node = no_node;

    [[nodiscard]] bool is_free() const { return node == no_node; }
  };

  [[nodiscard]] static std::uint64_t hash(Key key, std::uint64_t seed) { return hash_of(key, key >> 32U, seed); }
  [[nodiscard]] std::size_t slot_of(Key key) const {
    return table_.locate(hash(key, table_.seed()), [key](const Slot& slot) { return slot.key == key; });
  }

  ProbeTable<Slot> table_;
};

}  // namespace tidings::detail
