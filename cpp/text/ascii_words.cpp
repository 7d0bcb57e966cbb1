#include "text/ascii_words.hpp"

#include <unicode/unistr.h>

#include <string>

namespace tidings {
namespace {

/// Whether ICU takes all of the text for one word.
bool is_one_word(icu::BreakIterator& words, const std::string& text) {
  const icu::UnicodeString utf16(text.c_str(), static_cast<std::int32_t>(text.size()), US_INV);
  words.setText(utf16);
  return words.next() == utf16.length() && words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
}

}  // namespace

AsciiWords::AsciiWords(icu::BreakIterator& words) {
  for (int code = 1; code < 128; ++code) {
    const std::string c(1, static_cast<char>(code));
    std::uint8_t& its = classes_[static_cast<std::size_t>(code)];
    if (code >= '0' && code <= '9') {
      its = digit;
    } else if (is_one_word(words, c)) {
      its = letter;
    } else if (is_one_word(words, "a" + c)) {
      its = connector;
    } else {
      const int in_word = is_one_word(words, "a" + c + "a") ? mid_letter : other;
      const int in_number = is_one_word(words, "1" + c + "1") ? mid_number : other;
      its = static_cast<std::uint8_t>(in_word | in_number);
    }
  }
}

void AsciiWords::append(std::string_view text, std::size_t begin, std::size_t end, std::vector<Token>& tokens) const {
  constexpr unsigned inside = letter | digit | connector;
  while (begin < end) {
    if ((class_of(text[begin]) & inside) == 0) {
      ++begin;
      continue;
    }
    const std::size_t word_end = end_of_word(text, begin, end);
    const bool lone_connector = word_end == begin + 1 && class_of(text[begin]) == connector;
    if (!lone_connector) tokens.push_back({begin, word_end, false});
    begin = word_end;
  }
}

std::size_t AsciiWords::end_of_word(std::string_view text, std::size_t begin, std::size_t end) const {
  constexpr unsigned inside = letter | digit | connector;
  std::size_t at = begin + 1;
  while (at < end) {
    const unsigned its = class_of(text[at]);
    if ((its & inside) == 0) {
      const unsigned before = class_of(text[at - 1]);
      const unsigned after = at + 1 < end ? class_of(text[at + 1]) : unsigned{other};
      const bool joins_letters = (its & mid_letter) != 0 && before == letter && after == letter;
      const bool joins_digits = (its & mid_number) != 0 && before == digit && after == digit;
      if (!joins_letters && !joins_digits) break;
    }
    ++at;
  }
  return at;
}

}  // namespace tidings
