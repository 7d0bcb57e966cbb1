#include "vectors/piece_memo.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

constexpr std::size_t first_capacity = 1024;
/// With a hash that tells pieces apart no probe comes near to it.
constexpr std::size_t longest_probe = 512;

}  // namespace

PieceMemo::PieceMemo() : slots_(first_capacity), mask_(first_capacity - 1) {}

PieceMemo::Key PieceMemo::long_key(std::string_view piece) const {
  const std::uint64_t hash = hash_of(piece, seed_);
  return {hash, 0, hash};
}

std::string_view PieceMemo::bytes_of(const Slot& slot) const {
  return std::string_view(long_pieces_).substr(slot.second, slot.length);
}

bool PieceMemo::is(const Slot& slot, const Key& key, std::string_view piece) const {
  if (piece.size() <= longest_short) return slot.is_short(key, piece.size());
  return slot.first == key.first && slot.length == piece.size() && bytes_of(slot) == piece;
}

/// The slot that holds the piece, or the free one where it belongs.
std::size_t PieceMemo::slot_of(const Key& key, std::string_view piece) const {
  std::size_t at = key.hash & mask_;
  while (slots_[at].length != 0 && !is(slots_[at], key, piece)) at = (at + 1) & mask_;
  return at;
}

void PieceMemo::add(std::string_view piece, std::int32_t value) {
  if (2 * (size_ + 1) > slots_.size()) grow(2 * slots_.size());
  const Key key = key_of(piece, false);
  const std::size_t at = slot_of(key, piece);
  slots_[at] = {key.first, key.second, static_cast<std::uint32_t>(piece.size()), value};
  if (piece.size() > longest_short) {
    slots_[at].second = long_pieces_.size();
    long_pieces_ += piece;
  }
  ++size_;
  if (((at - key.hash) & mask_) > longest_probe) grow(slots_.size());
}

/// Makes the table anew, under the next seeds until no probe is long.
void PieceMemo::grow(std::size_t capacity) {
  const bool crowded = capacity == slots_.size();
  if (crowded) ++seed_;
  constexpr std::size_t patience = 8;
  for (std::size_t tries = 0; !rebuild(capacity) && tries < patience; ++tries) ++seed_;
}

bool PieceMemo::rebuild(std::size_t capacity) {
  LargeVector<Slot> old(capacity);
  old.swap(slots_);
  mask_ = capacity - 1;
  std::size_t longest = 0;
  for (Slot slot : old) {
    if (slot.length == 0) continue;
    Key key{slot.first, slot.second, hash_of(slot.first ^ slot.length, slot.second, seed_)};
    if (slot.length > longest_short) key = long_key(bytes_of(slot));
    slot.first = key.first;
    std::size_t at = key.hash & mask_;
    while (slots_[at].length != 0) at = (at + 1) & mask_;
    slots_[at] = slot;
    longest = std::max<std::size_t>(longest, (at - key.hash) & mask_);
  }
  return longest <= longest_probe;
}

}  // namespace tidings::detail
