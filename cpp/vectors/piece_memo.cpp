#include "vectors/piece_memo.hpp"

namespace tidings::detail {

void PieceMemo::add(std::string_view piece, std::int32_t value) {
  const Key key = key_of(piece, false);
  Slot added{key.first, key.second, static_cast<std::uint32_t>(piece.size()), value};
  const std::size_t at = slot_of(key, piece);
  if (piece.size() > readable) {
    added.second = long_pieces_.size();
    long_pieces_ += piece;
  }
  table_.fill(at, added, [this](const Slot& slot, std::uint64_t seed) {
    const std::uint64_t second = slot.length > readable ? hash_of(bytes_of(slot), seed) : slot.second;
    return hash_of(slot.first ^ slot.length, second, seed);
  });
}

}  // namespace tidings::detail
