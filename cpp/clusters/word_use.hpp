/// @file
/// How words are used in a pile of texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// Counts of what stands before and after words, from which it shows whether one is rather a verb, an adjective or a
/// name. The words that it looks for are English, and looked for where "the" is in the text, but for that of names
/// ("The Guardian"): "do" and "i" are others in Portuguese and Italian. Where "der" and "und" are, a noun has a
/// capital. Of other languages nothing is known, and nothing held against a word.
class WordUse {
 public:
  WordUse(const std::vector<std::string_view>& texts, const Execution& execution);

  /// Whether a word follows "he", "to", "will" and their like more often than "the", "his", "of" and theirs: "lied"; or
  /// stands before "the", "his", "them" rather than where a noun ends: "delivering".
  [[nodiscard]] bool is_verb(std::string_view word) const;

  /// Whether a word that is written small seldom ends what "the", "his", "of" begin, as nouns do: "the vote in", "of
  /// votes, "; but stands before other words, or after "is" and "very", or before "the": "political", "deeply".
  [[nodiscard]] bool is_weak(std::string_view word) const;

  /// Whether a word is rather an adjective than a noun or a verb: weak, and mostly before other words.
  [[nodiscard]] bool is_adjective(std::string_view word) const;

  /// Whether a word is written small more often than with a capital, but for beginnings of sentences: "Children".
  [[nodiscard]] bool is_common(std::string_view word) const;

  /// Whether a word stands before "the", "his" or "them" rather than where a noun ends: "vilifies".
  [[nodiscard]] bool takes_object(std::string_view word) const;

  /// Whether a word after a name or a plural is the verb of a clause: "Obama vetoed", "premiums rise". After a name it
  /// is if it is twice as often a verb as a noun, after a plural, with which few compounds begin, if it is oftener a
  /// verb than the end of a noun phrase. What looks like a plural itself is none.
  [[nodiscard]] bool acts(std::string_view word, std::string_view subject) const;

  /// Whether a word mostly stands before another one: "federal", "tax".
  [[nodiscard]] bool modifies(std::string_view word) const;

  /// Whether capitals are no part of a word in capitals: it mostly stands beside others, or is mostly written
  /// otherwise, as "MUST WATCH"; "NATO" is not.
  [[nodiscard]] bool is_shouted(std::string_view word) const;

  /// Whether all letters of a name are capitals of ASCII.
  [[nodiscard]] static bool in_capitals(std::string_view name);

  /// Whether each word of a name in capitals is mostly written otherwise: "RUSSIAN PRESIDENT", not "USA TODAY".
  [[nodiscard]] bool is_shout(std::string_view name) const;

  /// Whether a name in capitals is of two words or three, none of them mostly written small, and the last one, in
  /// capitals, mostly stands before a colon, as who speaks in a transcript: "AMY GOODMAN:".
  [[nodiscard]] bool is_speaker(std::string_view name) const;

  /// Whether a noun phrase can end before the word: one that holds others together, or a verb.
  [[nodiscard]] bool can_follow_noun(std::string_view word) const;

  /// Whether the word, written small, is in texts in English.
  [[nodiscard]] bool is_english(std::string_view word) const;

  /// In how many of the texts the word is.
  [[nodiscard]] std::size_t n_texts(std::string_view word) const;

 private:
  struct Counts {
    std::uint32_t nominal = 0;
    std::uint32_t verbal = 0;
    std::uint32_t capital = 0;   ///< with a first capital alone, at the beginnings of sentences not counted
    std::uint32_t capitals = 0;  ///< of capitals alone
    std::uint32_t shouted = 0;   ///< of these, beside another such word
    std::uint32_t speaking = 0;  ///< of these, before a colon
    std::uint32_t small = 0;
    std::uint32_t german = 0;     ///< of the small, those in texts in German
    std::uint32_t english = 0;    ///< of the small, those in texts in English; of them:
    std::uint32_t ending = 0;     ///< after "the" or "of", and before no other word
    std::uint32_t modifying = 0;  ///< before another word
    std::uint32_t taking = 0;     ///< before "the", "his" or "them"
    std::uint32_t asserted = 0;   ///< after "is" or "very"
    std::uint32_t texts = 0;
    std::uint32_t last = 0;  ///< text that was counted, from 1; of a block
    unsigned kind = 0;       ///< of the word, once looked up
  };
  using Table = std::unordered_map<std::string, Counts>;
  enum class Language { other, english, german };
  struct Place;

  /// Counts are whole numbers: the order of the blocks does not matter.
  void add(const Table& table);
  static void count(std::string_view text, std::uint32_t number, Table& table);
  static void count(const Place& before, const Place& word, const Place& after);
  [[nodiscard]] Counts of(std::string_view word) const;

  Table table_;  ///< by words written small; looked up, never gone through
};

}  // namespace tidings::detail
