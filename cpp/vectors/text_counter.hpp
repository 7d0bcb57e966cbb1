/// @file
/// Counts the terms of texts, on one thread. Private to the library.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "vectors/lexicon.hpp"
#include "vectors/term_bag.hpp"

namespace tidings::detail {

class TextCounter {
 public:
  /// @param learns see Lexicon
  TextCounter(const UnitReader& units, Terms& terms, bool learns);

  /// Counts the terms of a text.
  /// @param position of the text in the collection, for errors
  /// @return valid until the next call
  const std::vector<TermCount>& count(std::string_view text, std::size_t position);

  /// Ill-formed UTF-8 sequences in what was read.
  [[nodiscard]] std::size_t replaced() const { return lexicon_.replaced(); }

 private:
  void count_chunk();
  void move_up(std::size_t n);
  void add_all();

  Lexicon lexicon_;
  NgramRange range_;
  TermBag bag_;
  Nodes chunk_;              ///< the words of a chunk
  Nodes nodes_;              ///< the n-grams that end at each of them
  Nodes last_nodes_;         ///< of each length, the one that ends at the last word of the chunk before
  std::size_t n_words_ = 0;  ///< of the text so far
};

}  // namespace tidings::detail
