#include "vectors/ngram_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace tidings::detail {
namespace {

constexpr std::size_t first_capacity = 4096;
/// With a hash that tells n-grams apart no probe comes near to it.
constexpr std::size_t longest_probe = 1024;

}  // namespace

/// The slot that holds the n-gram, or the free one where it belongs.
std::size_t NgramTable::slot_of(Key key) const {
  std::size_t at = ideal_slot(key);
  while (slots_[at].node != no_node && slots_[at].key != key) {
    if (++at == slots_.size()) at = 0;
  }
  return at;
}

std::size_t NgramTable::probes_to(std::size_t slot, Key key) const {
  const std::size_t ideal = ideal_slot(key);
  return slot >= ideal ? slot - ideal : slot + slots_.size() - ideal;
}

Node NgramTable::add(Key key) {
  if (4 * (size_ + 1) > 3 * slots_.size()) grow(std::max(first_capacity, slots_.size() + slots_.size() / 2));
  const std::size_t at = slot_of(key);
  if (slots_[at].node != no_node) return slots_[at].node;
  if (size_ == no_node - ngram_bit) {
    throw std::length_error("more than " + std::to_string(size_) + " n-grams: use fewer texts or a smaller max_n");
  }
  const Node node = ngram_bit | static_cast<Node>(size_++);
  slots_[at] = {key, node};
  if (probes_to(at, key) > longest_probe) grow(slots_.size());
  return node;
}

Node NgramTable::find(Key key) const {
  return slots_.empty() ? no_node : slots_[slot_of(key)].node;
}

LargeVector<NgramTable::Key> NgramTable::take_keys() {
  LargeVector<Key> keys(size_);
  for (const Slot& slot : slots_) {
    if (slot.node != no_node) keys[slot.node & ~ngram_bit] = slot.key;
  }
  *this = {};
  return keys;
}

/// Makes the table anew, under the next seeds until no probe is long.
void NgramTable::grow(std::size_t capacity) {
  if (capacity == slots_.size()) ++seed_;
  constexpr std::size_t patience = 8;
  for (std::size_t tries = 0; !rebuild(capacity) && tries < patience; ++tries) ++seed_;
}

bool NgramTable::rebuild(std::size_t capacity) {
  LargeVector<Slot> old(capacity);
  old.swap(slots_);
  std::size_t longest = 0;
  for (const Slot& slot : old) {
    if (slot.node == no_node) continue;
    const std::size_t at = slot_of(slot.key);
    slots_[at] = slot;
    longest = std::max(longest, probes_to(at, slot.key));
  }
  return longest <= longest_probe;
}

}  // namespace tidings::detail
