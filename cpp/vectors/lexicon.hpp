/// @file
/// The words and n-grams that one thread knows. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/icu.hpp"
#include "text/unit_reader.hpp"
#include "vectors/frequent_pieces.hpp"
#include "vectors/new_pieces.hpp"
#include "vectors/terms.hpp"

namespace tidings::detail {

/// Reads texts as numbers of words. What a piece of text means is worked out once, the first time it comes.
class Lexicon {
 public:
  /// @param learns whether words and n-grams that are not among the terms join them; if not, they are left out, and
  ///        `terms` can be shared between threads
  Lexicon(const UnitReader& units, Terms& terms, bool learns);

  /// Begins a text.
  /// @return what is to be read in its place, valid until the next text
  [[nodiscard]] std::string_view prepare(std::string_view text);

  /// Reads one chunk of a prepared text from `begin` on.
  /// @param words is overwritten: nodes, no_node for a word that is not known
  /// @return where the next chunk begins; the text's size at its end
  std::size_t read(std::string_view text, std::size_t begin, Nodes& words);

  /// Reads a text from its begin to its end.
  /// @param position of the text in the collection, for errors
  /// @param words is overwritten by each chunk, after which use() is called
  template <class Use>
  void read_all(std::string_view text, std::size_t position, Nodes& words, const Use& use) {
    try {
      require_icu_size(text);
      text = prepare(text);
      for (std::size_t at = 0; at < text.size();) {
        at = read(text, at, words);
        use();
      }
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument("text " + std::to_string(position) + ": " + error.what());
    }
  }

  /// Takes each word together with the n-gram that ends right before it.
  /// @param prefixes is overwritten with the longer n-grams; no_node where there is none
  void extend(const Nodes& words, Nodes& prefixes);

  /// Ill-formed UTF-8 sequences in what was read.
  [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
  /// The words of a piece with other than one, and its ill-formed sequences.
  struct Phrase {
    std::size_t begin = 0;
    std::size_t end = 0;  ///< in phrase_words_
    std::size_t replaced = 0;
  };

  /// The pieces of a language.
  struct Memo {
    PieceMemo all;
    FrequentPieces frequent;
  };

  /// Pieces that are looked up together, so that the memory they need is on its way before it is read.
  struct Group {
    static constexpr std::size_t size = 128;

    std::span<const Piece> pieces;
    std::uint64_t seed = 0;  ///< of the keys
    std::vector<PieceKey> keys = std::vector<PieceKey>(size);
    std::vector<std::int32_t> values = std::vector<std::int32_t>(size);           ///< what the pieces mean
    std::vector<std::uint32_t> positions = std::vector<std::uint32_t>(size + 1);  ///< room for those of `rare`
    std::span<const std::uint32_t> rare;  ///< positions of pieces without a value so far
  };

  void look_up(std::string_view text, Group& group) const;
  void finish(std::string_view text, Group& group, Nodes& words);
  void look_up_rare(std::string_view text, Group& group);
  void learn(std::string_view text, Group& group);
  [[nodiscard]] std::int32_t value_of(const NewPieces::Meaning& meaning);
  void append_words(const Group& group, Nodes& words);
  void append_phrase(std::int32_t value, Nodes& words);

  const UnitReader& units_;
  Terms& terms_;
  bool learns_;
  Workspace workspace_;
  NewPieces new_pieces_;
  std::vector<Memo> memos_;  ///< of each language
  std::vector<Phrase> phrases_;
  std::vector<Node> phrase_words_;
  Pieces pieces_;
  Group group_;
  Group next_;
  TermList prepared_;
  std::size_t replaced_ = 0;
};

}  // namespace tidings::detail
