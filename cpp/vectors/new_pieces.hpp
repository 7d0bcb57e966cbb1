/// @file
/// What pieces mean that were not met before. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/unit_reader.hpp"
#include "vectors/terms.hpp"

namespace tidings::detail {

/// Works out what pieces mean, several at once, so that the memory in which their words are looked up is on its way
/// before it is read.
class NewPieces {
 public:
  struct Meaning {
    std::span<const Node> words;
    std::size_t replaced;  ///< ill-formed sequences
  };

  /// @param learns see Lexicon
  NewPieces(const UnitReader& units, Terms& terms, bool learns) : units_(units), terms_(terms), learns_(learns) {}

  /// @param which of the pieces
  /// @throws std::invalid_argument as UnitReader does
  void analyze(std::string_view text, std::span<const Piece> pieces, std::span<const std::uint32_t> which,
               Workspace& workspace);

  /// The meaning of the piece at that position in `which`. Valid until the next call of analyze.
  [[nodiscard]] Meaning operator[](std::size_t i) const {
    const End before = i == 0 ? End{} : ends_[i - 1];
    return {std::span(nodes_).subspan(before.word, ends_[i].word - before.word), ends_[i].replaced - before.replaced};
  }

 private:
  struct End {
    std::size_t word = 0;
    std::size_t replaced = 0;
  };

  void number_words();

  const UnitReader& units_;
  Terms& terms_;
  bool learns_;
  TermList found_;
  std::vector<End> ends_;  ///< of each piece
  std::vector<WordTable::Key> keys_;
  std::vector<Node> nodes_;
};

}  // namespace tidings::detail
