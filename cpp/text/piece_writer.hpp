/// @file
/// Pieces put down as they are found. Private to the library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/pieces.hpp"

namespace tidings {

/// Writes the pieces of a chunk, one block after the other.
class PieceWriter {
 public:
  /// @param pieces is overwritten, and has as many as were written after finish
  PieceWriter(Pieces& pieces, EdgeKernel write_edges) : pieces_(pieces), write_edges_(write_edges) { make_room(); }

  /// Writes the words of ASCII that begin or end in a block.
  /// @param bytes those that belong to words; a word may come from the block before, and go on in the next
  /// @param at where the block begins
  void add_words(std::uint64_t bytes, std::size_t at) {
    if (bytes == 0 && !inside_) return;
    make_room();
    n_ += write_edges_(bytes, inside_, static_cast<std::uint32_t>(at), pieces_.data() + n_);
    inside_ = bytes >> (block_size - 1) != 0;
  }

  /// Writes a span in place of the words in it.
  void add_span(std::size_t begin, std::size_t end) {
    make_room();
    inside_ = false;
    while (n_ > 0 && pieces_[n_ - 1].begin >= begin) --n_;
    pieces_[n_++] = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// @param end of the chunk
  void finish(std::size_t end) {
    if (inside_) pieces_[n_++].end = static_cast<std::uint32_t>(end);
    pieces_.resize(n_);
  }

 private:
  void make_room() {
    if (pieces_.size() < n_ + edge_room) pieces_.resize(std::max(2 * n_, n_ + 64 * edge_room));
  }

  Pieces& pieces_;
  EdgeKernel write_edges_;
  std::size_t n_ = 0;
  bool inside_ = false;  ///< whether a word has begun and not ended
};

}  // namespace tidings
