/// @file
/// Text cut into pieces that can be analysed by themselves, without ICU's break iterator and equal to it.
#pragma once

#include <unicode/brkiter.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/large_vector.hpp"
#include "text/word_classes.hpp"
#include "text/word_masks.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {

using Pieces = detail::LargeVector<Piece>;

/// Whether a piece is a word of ASCII. If not, it goes from one ASCII space or newline to another, and holds any number
/// of words.
[[nodiscard]] inline bool is_ascii(std::string_view piece) {
  return first_not_ascii(piece) == piece.size();
}

class PieceWriter;

/// Finds the words of ASCII text by rules WB5 to WB13b of UAX #29, 64 bytes at a time, and the spans of other text. No
/// word crosses an ASCII newline, nor an ASCII space unless what follows holds on to it (rules WB3d and WB4). The
/// classes of the characters are asked of the linked ICU, whose versions differ on '@' and ':'.
class PieceReader {
 public:
  /// @param words ICU's word iterator
  explicit PieceReader(const icu::BreakIterator& words, const NamedKernel& kernel = mask_kernels().front());

  /// Reads one chunk of the text from `begin` on: some kilobytes, or up to the end of a piece that is longer.
  /// @param pieces is overwritten
  /// @return where the next chunk begins; the text's size at its end
  std::size_t read(std::string_view text, std::size_t begin, Pieces& pieces) const;

 private:
  [[nodiscard]] std::size_t start_of_span(std::string_view text, std::size_t least, std::size_t at) const;
  [[nodiscard]] std::size_t end_of_span(std::string_view text, std::size_t at) const;
  [[nodiscard]] WordMasks masks_at(std::string_view text, std::size_t at, std::size_t end) const;
  std::size_t add_spans(std::string_view text, std::size_t at, std::uint64_t words, std::uint64_t not_ascii,
                        std::size_t read, PieceWriter& writer) const;
  [[nodiscard]] std::uint64_t word_bytes(const WordMasks& masks, unsigned before, unsigned after) const;

  AsciiParts parts_;
  const WordClasses& classes_;
  NamedKernel kernel_;
};

}  // namespace tidings
