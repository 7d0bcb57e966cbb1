/// @file
/// Word boundaries of ASCII text, without ICU's break iterator and equal to it.
#pragma once

#include <unicode/brkiter.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "tidings/text/tokenizer.hpp"

namespace tidings {

/// Finds words in ASCII text by rules WB5 to WB13b of UAX #29. The classes of the characters are asked of the linked
/// ICU, whose versions differ on '@' and ':'.
class AsciiWords {
 public:
  /// @param words ICU's word iterator; its text is lost
  explicit AsciiWords(icu::BreakIterator& words);

  /// Appends the words of text[begin, end), which is ASCII and has no word that goes on outside.
  void append(std::string_view text, std::size_t begin, std::size_t end, std::vector<Token>& tokens) const;

 private:
  enum Class : std::uint8_t { other = 0, letter = 1, digit = 2, connector = 4, mid_letter = 8, mid_number = 16 };

  [[nodiscard]] unsigned class_of(char c) const { return classes_[static_cast<unsigned char>(c)]; }
  [[nodiscard]] std::size_t end_of_word(std::string_view text, std::size_t begin, std::size_t end) const;

  std::array<std::uint8_t, 128> classes_{};
};

}  // namespace tidings
