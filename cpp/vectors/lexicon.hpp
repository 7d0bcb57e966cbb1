/// @file
/// The words and n-grams that one thread knows. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/icu.hpp"
#include "text/unit_reader.hpp"
#include "vectors/ngram_table.hpp"
#include "vectors/piece_memo.hpp"
#include "vectors/word_table.hpp"

namespace tidings::detail {

/// The words of a vocabulary, and its n-grams as nodes: what a Lexicon knows. Unless it is to learn, it is not changed.
struct Terms {
  WordTable words;
  NgramTable ngrams;
};

using Nodes = LargeVector<Node>;

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

  void read_group(std::string_view text, std::size_t begin, std::size_t end, Nodes& words);
  void use_phrase(std::int32_t value, Nodes& words);
  void analyze(std::string_view text, const Piece& piece, Nodes& words);
  [[nodiscard]] Node node_of(std::string_view word);

  const UnitReader& units_;
  Terms& terms_;
  bool learns_;
  Workspace workspace_;
  std::vector<PieceMemo> memos_;  ///< of each language
  std::vector<Phrase> phrases_;
  std::vector<Node> phrase_words_;
  Pieces pieces_;
  std::vector<PieceMemo::Key> keys_;
  TermList scratch_;
  std::size_t replaced_ = 0;
};

}  // namespace tidings::detail
