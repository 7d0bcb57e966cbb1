#include "vectors/piece_memo.hpp"

namespace tidings::detail {

void PieceMemo::add(std::string_view piece, std::int32_t value) {
  const Key key = key_of(piece, false);
  Slot added{key.first, key.second, key.end, value};
  const std::size_t at = slot_of(key, piece);
  if (piece.size() > readable) {
    added.begin = long_pieces_.size();
    long_pieces_ += piece;
  }
  table_.fill(at, added, [this](Slot& slot, std::uint64_t seed) {
    if (slot.end > readable + 1) slot.second = hash_of(bytes_of(slot), seed);
    return hash_of(slot.first ^ slot.end, slot.second, seed);
  });
}

}  // namespace tidings::detail
