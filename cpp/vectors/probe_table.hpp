/// @file
/// The hash table of the stage. Private to the library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/large_vector.hpp"
#include "vectors/hashing.hpp"

namespace tidings::detail {

/// Slots that are found by a seeded hash, with linear probing. Where somebody made many entries to collide, the table
/// takes another seed, so that looking up stays quick.
/// @tparam Slot is free as it is made by default, which is_free() says
template <class Slot>
class ProbeTable {
 public:
  /// Another one after each growth that found too many collisions. Hashes made under an earlier one are void.
  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const LargeVector<Slot>& slots() const { return slots_; }

  /// Fetches what locate will read.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[first_slot(hash)]); }

  /// Where the entry of that hash is for which is_same(slot), or the free slot where it belongs.
  template <class IsSame>
  [[nodiscard]] std::size_t locate(std::uint64_t hash, const IsSame& is_same) const {
    std::size_t at = first_slot(hash);
    while (!slots_[at].is_free() && !is_same(slots_[at])) {
      if (++at == slots_.size()) at = 0;
    }
    return at;
  }

  /// Where the search for that hash begins: at the first of two slots, which are in one line of the cache.
  [[nodiscard]] std::size_t first_slot(std::uint64_t hash) const {
    return slot_in(hash, slots_.size()) & ~std::size_t{1};
  }

  /// Changes places with the entry before it, so that what is asked for often comes to lie where its search begins.
  /// @param at of an entry that locate found elsewhere
  void move_up(std::size_t at) {
    if (at > 0) std::swap(slots_[at - 1], slots_[at]);
  }

  [[nodiscard]] const Slot& operator[](std::size_t at) const { return slots_[at]; }

  /// Fills a free slot that locate gave.
  /// @param hash_of (slot, seed) is the hash of an entry, for when the table is made anew; it may change what the entry
  ///        keeps of the hash
  template <class HashOf>
  void fill(std::size_t at, const Slot& slot, const HashOf& hash_of) {
    slots_[at] = slot;
    ++size_;
    if (probes_to(at, hash_of(slots_[at], seed_)) > longest_probe) {
      ++seed_;
      rebuild(slots_.size(), hash_of);
    } else if (3 * size_ > 2 * slots_.size()) {
      rebuild(grown(), hash_of);
    }
  }

 private:
  static constexpr std::size_t first_capacity = 1024;
  /// With a hash that tells entries apart no probe comes near to it.
  static constexpr std::size_t longest_probe = 1024;

  /// Small tables double: making one anew costs more than its memory does.
  [[nodiscard]] std::size_t grown() const {
    constexpr std::size_t small = (std::size_t{16} << 20U) / sizeof(Slot);
    return slots_.size() + (slots_.size() < small ? slots_.size() : slots_.size() / 2);
  }

  [[nodiscard]] std::size_t probes_to(std::size_t at, std::uint64_t hash) const {
    const std::size_t ideal = first_slot(hash);
    return at >= ideal ? at - ideal : at + slots_.size() - ideal;
  }

  /// Makes the table anew, under the next seeds until no probe is long. Entries move in the order of their slots, so
  /// that memory is read and written from one end to the other.
  template <class HashOf>
  void rebuild(std::size_t capacity, const HashOf& hash_of) {
    constexpr std::size_t patience = 8;
    for (std::size_t tries = 0; !is_rebuilt(capacity, hash_of) && tries < patience; ++tries) ++seed_;
  }

  template <class HashOf>
  [[nodiscard]] bool is_rebuilt(std::size_t capacity, const HashOf& hash_of) {
    LargeVector<Slot> old = std::exchange(slots_, LargeVector<Slot>(capacity));
    std::size_t longest = 0;
    for (Slot& slot : old) {
      if (slot.is_free()) continue;
      const std::uint64_t hash = hash_of(slot, seed_);
      const std::size_t at = locate(hash, [](const Slot&) { return false; });
      slots_[at] = slot;
      longest = std::max(longest, probes_to(at, hash));
    }
    return longest <= longest_probe;
  }

  LargeVector<Slot> slots_ = LargeVector<Slot>(first_capacity);
  std::size_t size_ = 0;
  std::uint64_t seed_ = first_seed();
};

}  // namespace tidings::detail
