/// @file
/// How words are used in a pile of texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// Counts of what stands before words, from which it shows whether one is rather a verb, or rather a name. The words
/// that it looks for are English, and looked for where "the" is in the text: "do" and "i" are others in Portuguese and
/// Italian. Of other languages nothing is known, and nothing held against a word.
class WordUse {
 public:
  WordUse(const std::vector<std::string_view>& texts, const Execution& execution);

  /// Whether a word follows "he", "to", "will" and their like more often than "the", "his", "of" and theirs: "lied".
  [[nodiscard]] bool is_verb(std::string_view word) const;

  /// Whether a word is written small more often than with a capital, but for beginnings of sentences: "Children".
  [[nodiscard]] bool is_common(std::string_view word) const;

 private:
  struct Counts {
    std::size_t nominal = 0;
    std::size_t verbal = 0;
    std::size_t capital = 0;
    std::size_t small = 0;
  };
  using Table = std::unordered_map<std::string, Counts>;

  static void count(std::string_view text, Table& table);
  [[nodiscard]] Counts of(std::string_view word) const;

  Table table_;  ///< by words written small; looked up, never gone through
};

}  // namespace tidings::detail
