#include "vectors/ngram_table.hpp"

#include <stdexcept>
#include <string>

namespace tidings::detail {

Node NgramTable::add(Key key) {
  const std::size_t at = slot_of(key);
  if (!table_[at].is_free()) return table_[at].node;
  if (size() == no_node - ngram_bit) {
    throw std::length_error("more than " + std::to_string(size()) + " n-grams: use fewer texts or a smaller max_n");
  }
  const Node node = ngram_bit | static_cast<Node>(size());
  table_.fill(at, {key, node}, [](const Slot& slot, std::uint64_t seed) { return hash(slot.key, seed); });
  return node;
}

LargeVector<NgramTable::Key> NgramTable::take_keys() {
  LargeVector<Key> keys(size());
  for (const Slot& slot : table_.slots()) {
    if (!slot.is_free()) keys[slot.node & ~ngram_bit] = slot.key;
  }
  *this = {};
  return keys;
}

}  // namespace tidings::detail
