#include "vectors/piece_memo.hpp"

namespace tidings::detail {

void PieceMemo::add(const Key& key, std::string_view piece, std::int32_t value) {
  Slot added{key.first, key.second, key.end, value};
  const std::size_t at = slot_of(key, piece);
  if (!key.is_whole()) {
    added.begin = long_pieces_.size();
    long_pieces_ += piece;
  }
  table_.fill(at, added, [this](Slot& slot, std::uint64_t seed) {
    if (seed != keys_.seed()) keys_ = PieceKeys(seed);
    if (slot.end > readable + 1) slot.second = hash_of(bytes_of(slot), seed);
    return keys_.hash(slot.first, slot.second, slot.end);
  });
}

}  // namespace tidings::detail
