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
  /// Drops all counts, and keeps the document frequencies.
  void clear() { counts_.clear(); }

  /// Begins a text. The counts of the texts before it stay.
  void begin_text() { begin_ = counts_.size(); }

  /// Counts words of a text.
  /// @param n_words all words have numbers below it
  void add(std::span<const Node> words, std::size_t n_words);

  /// The counts of the texts since clear, each with its words in the order in which they came first.
  [[nodiscard]] const LargeVector<TermCount>& counts() const { return counts_; }

  /// How many texts have each word.
  [[nodiscard]] LargeVector<std::uint32_t> document_frequencies(std::size_t n_words) const;

 private:
  /// A word is in the text if its place, counted from the text's begin, is its own: there is nothing to clear.
  struct Word {
    std::uint32_t place = 0;
    std::uint32_t df = 0;
  };

  LargeVector<TermCount> counts_;
  LargeVector<Word> words_;
  std::size_t begin_ = 0;
  std::size_t longest_ = 0;  ///< all places are below it
};

}  // namespace tidings::detail
