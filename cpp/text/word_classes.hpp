/// @file
/// What each character does in the rules for words, as the linked ICU has it. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidings {

/// The values of Word_Break in UAX #29 that its rules tell apart, with two more: `pictograph`, which rule WB3c joins to
/// a zero width joiner, and `dictionary`, in whose scripts ICU asks dictionaries that the rules do not have.
enum class WordClass : std::uint8_t {
  other,
  newline,  ///< and carriage return, line feed: rule WB4 does not attach to them
  space,    ///< WSegSpace
  extend,   ///< and Format
  joiner,   ///< zero width joiner
  regional_indicator,
  letter,             ///< ALetter
  pictograph_letter,  ///< both in one, such as U+2139
  hebrew_letter,
  numeric,
  connector,  ///< ExtendNumLet
  mid_letter,
  mid_number,
  mid_both,  ///< MidNumLet
  single_quote,
  double_quote,
  pictograph,  ///< Extended_Pictographic
  hangul,      ///< syllables, which ICU joins to each other and to nothing else
  dictionary,  ///< Thai, Lao, Khmer, Myanmar and their like, Han, kana, Hangul's letters and further ideographs
};

inline constexpr std::size_t n_word_classes = static_cast<std::size_t>(WordClass::dictionary) + 1;

/// The class of every code point. ICU is asked: its properties, and its rules themselves for the characters in which
/// they were tailored in some version ('@', ':' and its like).
class WordClasses {
 public:
  /// Made once a process, the first time that it is asked for.
  [[nodiscard]] static const WordClasses& of_icu();

  /// @param code a code point; negative for an ill-formed sequence, which is like U+FFFD
  [[nodiscard]] WordClass of(std::int32_t code) const {
    if (static_cast<std::size_t>(code) < classes_.size()) return classes_[static_cast<std::size_t>(code)];
    return of_rare(code);
  }

  /// Whether ICU calls it a word that ends in a connector, or in a Hebrew letter's single quote, with something that
  /// extends it. Versions differ.
  [[nodiscard]] bool is_word_with_extended_connector() const { return is_word_with_extended_connector_; }
  [[nodiscard]] bool is_word_with_extended_quote() const { return is_word_with_extended_quote_; }

 private:
  WordClasses();
  [[nodiscard]] static WordClass of_rare(std::int32_t code);

  std::vector<WordClass> classes_;  ///< of the first two planes, in which nearly all text is
  bool is_word_with_extended_connector_ = false;
  bool is_word_with_extended_quote_ = false;
};

}  // namespace tidings
