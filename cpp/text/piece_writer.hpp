/// @file
/// Pieces put down as they are found. Private to the library.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/pieces.hpp"

namespace tidings {

/// Writes the pieces of a chunk, one block after the other.
class PieceWriter {
 public:
  /// @param pieces is overwritten, and has as many as were written after finish
  explicit PieceWriter(Pieces& pieces) : pieces_(pieces) { make_room(); }

  /// Writes the words of ASCII that begin or end in a block.
  /// @param bytes those that belong to words; a word may come from the block before, and go on in the next
  /// @param at where the block begins
  void add_words(std::uint64_t bytes, std::size_t at) {
    if (bytes == 0 && !inside_) return;
    make_room();
    const std::uint64_t before = bytes << 1U | std::uint64_t{inside_};
    const std::uint64_t ends = ~bytes & before;
    put(bytes & ~before, at, n_ + (inside_ ? 1 : 0), [](Piece& piece, std::uint32_t begin) {
      piece.begin = begin;
      piece.ascii = true;
    });
    put(ends, at, n_, [](Piece& piece, std::uint32_t end) { piece.end = end; });
    n_ += static_cast<std::size_t>(std::popcount(ends));
    inside_ = bytes >> (block_size - 1) != 0;
  }

  /// Writes a span in place of the words in it.
  void add_span(std::size_t begin, std::size_t end) {
    make_room();
    inside_ = false;
    while (n_ > 0 && pieces_[n_ - 1].begin >= begin) --n_;
    pieces_[n_++] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false};
  }

  /// @param end of the chunk
  void finish(std::size_t end) {
    if (inside_) pieces_[n_++].end = static_cast<std::uint32_t>(end);
    pieces_.resize(n_);
  }

 private:
  /// Edges that are put down together. Most blocks have no more than two of these.
  static constexpr std::size_t group = 8;
  /// Beyond the edges of a block garbage is written, less than a group.
  static constexpr std::size_t room = block_size / 2 + 2 * group;

  void make_room() {
    if (pieces_.size() < n_ + room) pieces_.resize(std::max(2 * n_, n_ + 64 * room));
  }

  template <class Put>
  void put(std::uint64_t bits, std::size_t at, std::size_t first, const Put& put) {
    constexpr std::uint64_t stop = std::uint64_t{1} << (block_size - 1);  // the place of no bit is not defined
    Piece* piece = pieces_.data() + first;
    do {
      for (std::size_t i = 0; i < group; ++i, bits &= bits - 1) {
        put(*piece++, static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(__builtin_ctzll(bits | stop)));
      }
    } while (bits != 0);
  }

  Pieces& pieces_;
  std::size_t n_ = 0;
  bool inside_ = false;  ///< whether a word has begun and not ended
};

}  // namespace tidings
