/// @file
/// Words as ICU itself gives them.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>
#include <string>
#include <vector>

namespace reference {

/// ICU's words over UTF-16, the way that ICU's own documentation shows.
inline std::vector<std::string> icu_words(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const auto utf16 = icu::UnicodeString::fromUTF8(text);
  iterator->setText(utf16);
  std::vector<std::string> result;
  for (int begin = iterator->first(), end = iterator->next(); end != icu::BreakIterator::DONE;
       begin = end, end = iterator->next()) {
    if (iterator->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    std::string word;
    utf16.tempSubStringBetween(begin, end).toUTF8String(word);
    result.push_back(word);
  }
  return result;
}

}  // namespace reference
