#include "text/word_classes.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/icu.hpp"
#include "text/span_words.hpp"

namespace tidings {
namespace {

constexpr std::int32_t two_planes = 0x20000;
constexpr std::int32_t first_hangul = 0xAC00;
constexpr std::int32_t last_hangul = 0xD7A3;

/// Those of which some version of ICU's rules says other than the property.
constexpr std::array<UChar32, 5> tailored{'@', ':', 0xFE13, 0xFE55, 0xFF1A};

bool asks_dictionary(UChar32 code) {
  if (u_getIntPropertyValue(code, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_getIntPropertyValue(code, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  if (u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC) != 0) return true;
  switch (u_getIntPropertyValue(code, UCHAR_SCRIPT)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
      return true;
    default:
      return false;
  }
}

WordClass by_property(UChar32 code) {
  if (asks_dictionary(code)) return WordClass::dictionary;
  const bool pictograph = u_hasBinaryProperty(code, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
  switch (u_getIntPropertyValue(code, UCHAR_WORD_BREAK)) {
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
      return WordClass::newline;
    case U_WB_WSEGSPACE:
      return WordClass::space;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return WordClass::extend;
    case U_WB_ZWJ:
      return WordClass::joiner;
    case U_WB_REGIONAL_INDICATOR:
      return WordClass::regional_indicator;
    case U_WB_ALETTER:
      return pictograph ? WordClass::pictograph_letter : WordClass::letter;
    case U_WB_HEBREW_LETTER:
      return WordClass::hebrew_letter;
    case U_WB_NUMERIC:
      return WordClass::numeric;
    case U_WB_EXTENDNUMLET:
      return WordClass::connector;
    case U_WB_MIDLETTER:
      return WordClass::mid_letter;
    case U_WB_MIDNUM:
      return WordClass::mid_number;
    case U_WB_MIDNUMLET:
      return WordClass::mid_both;
    case U_WB_SINGLE_QUOTE:
      return WordClass::single_quote;
    case U_WB_DOUBLE_QUOTE:
      return WordClass::double_quote;
    default:
      return pictograph ? WordClass::pictograph : WordClass::other;
  }
}

bool is_one_word(icu::BreakIterator& words, const icu::UnicodeString& text) {
  words.setText(text);
  return words.next() == text.length() && words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
}

/// Whether the linked ICU joins syllables of Hangul to each other and to nothing else; one that something extends is no
/// word.
bool keeps_hangul_apart(icu::BreakIterator& words) {
  if (!is_one_word(words, u"\uD55C\uAE00")) return false;
  return std::ranges::none_of(u"a1_:'\u05D0\u0301\u200D\u6F22\u30AB\u0E01\u1100", [&](char16_t beside) {
    if (beside == 0) return false;
    const icu::UnicodeString syllable(u"\uD55C");
    return is_one_word(words, syllable + beside) || is_one_word(words, beside + syllable) ||
           is_one_word(words, syllable + beside + syllable);
  });
}

WordClass by_probe(icu::BreakIterator& words, UChar32 code) {
  const icu::UnicodeString c(code);
  const auto between = [&](const char16_t* beside) { return beside + c + beside; };
  if (is_one_word(words, c)) return WordClass::letter;
  const bool letters = is_one_word(words, between(u"a"));
  const bool numbers = is_one_word(words, between(u"1"));
  if (letters) return numbers ? WordClass::mid_both : WordClass::mid_letter;
  return numbers ? WordClass::mid_number : WordClass::other;
}

}  // namespace

WordClasses::WordClasses() : classes_(two_planes) {
  for (std::int32_t code = 0; code < two_planes; ++code) classes_[static_cast<std::size_t>(code)] = by_property(code);
  const std::unique_ptr<icu::BreakIterator> words = make_word_iterator();
  if (keeps_hangul_apart(*words)) {
    std::ranges::fill(classes_.begin() + first_hangul, classes_.begin() + last_hangul + 1, WordClass::hangul);
  }
  for (const UChar32 code : tailored) classes_[static_cast<std::size_t>(code)] = by_probe(*words, code);
  is_word_with_extended_connector_ = is_one_word(*words, u"a_\u0301");
  is_word_with_extended_quote_ = is_one_word(*words, u"\u05D0'\u0301");
}

const WordClasses& WordClasses::of_icu() {
  static const WordClasses classes;
  return classes;
}

WordClass WordClasses::of_rare(std::int32_t code) {
  return code < 0 ? WordClass::other : by_property(code);
}

}  // namespace tidings
