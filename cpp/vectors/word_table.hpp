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
  using Key = PieceMemo::Key;

  /// Makes a word ready to be looked up, and fetches what that will read.
  /// @param padded see PieceKeys::make
  [[nodiscard]] Key fetch(std::string_view word, bool padded) const {
    const Key key = numbers_.key_of(word, padded);
    numbers_.prefetch(key);
    return key;
  }

  /// The word's number; the next free one if the word is new.
  /// @param key made under the hash that is in use
  /// @throws std::length_error at 2^31 - 1 words
  Node add(const Key& key, std::string_view word);
  Node add(std::string_view word) { return add(fetch(word, false), word); }

  /// The word's number, or no_node.
  [[nodiscard]] Node find(const Key& key, std::string_view word) const;
  [[nodiscard]] Node find(std::string_view word) const { return find(fetch(word, false), word); }

  /// Which hash is in use. Keys that were made under another one are void.
  [[nodiscard]] std::uint64_t seed() const { return numbers_.keys().seed(); }

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// The words in the order of their numbers.
  [[nodiscard]] const StringList& words() const& { return words_; }
  [[nodiscard]] StringList words() && { return std::move(words_); }

 private:
  PieceMemo numbers_;
  StringList words_;
};

}  // namespace tidings::detail
