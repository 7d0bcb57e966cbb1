/// @file
/// Words and their numbers, made to be asked often. Private to the library.
#pragma once

#include <string_view>
#include <utility>

#include "tidings/vectors/string_list.hpp"
#include "vectors/ngram_table.hpp"
#include "vectors/piece_memo.hpp"

namespace tidings::detail {

/// A set of words, numbered from 0 in the order in which they came. Most are looked up with one access to memory, for
/// which a Vocabulary takes three.
class WordTable {
 public:
  /// The word's number; the next free one if the word is new.
  /// @throws std::length_error at 2^31 - 1 words
  Node add(std::string_view word);

  /// The word's number, or no_node.
  [[nodiscard]] Node find(std::string_view word) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// The words in the order of their numbers.
  [[nodiscard]] const StringList& words() const& { return words_; }
  [[nodiscard]] StringList words() && { return std::move(words_); }

 private:
  PieceMemo numbers_;
  StringList words_;
};

}  // namespace tidings::detail
