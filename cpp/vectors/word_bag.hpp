/// @file
/// The words of texts, counted as they are learnt. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/large_vector.hpp"
#include "vectors/term_bag.hpp"

namespace tidings::detail {

/// Counts the words of one text after the other. What TermBag finds by a hash, each word has a place for here, which
/// takes memory for all of them: faster where most words are met.
class WordBag {
 public:
  /// Drops the counts of all texts that were ended, and keeps the document frequencies.
  void clear() { counts_.clear(); }

  /// Counts words of a text.
  /// @param n_words all words have numbers below it
  void add(std::span<const Node> words, std::size_t n_words);

  /// Ends a text. Its counts follow those of the texts before it.
  void end_text();

  /// The counts of the texts that were ended since clear, each with its words in the order in which they came first.
  [[nodiscard]] const LargeVector<TermCount>& counts() const { return counts_; }

  /// How many texts have each word.
  [[nodiscard]] LargeVector<std::uint32_t> document_frequencies(std::size_t n_words) const;

 private:
  struct Word {
    std::uint32_t count = 0;  ///< in the text
    std::uint32_t df = 0;
  };

  LargeVector<TermCount> counts_;
  LargeVector<Word> words_;
  LargeVector<Node> text_;  ///< the words of the text, each once; room for more follows
  std::size_t n_ = 0;       ///< how many
};

}  // namespace tidings::detail
