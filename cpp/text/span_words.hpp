/// @file
/// The words of spans of text that are not ASCII: by an automaton, and by ICU where its dictionaries are needed.
#pragma once

#include <unicode/brkiter.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "text/utf16_text.hpp"
#include "text/word_automaton.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings {

/// ICU's word iterator for the root locale.
[[nodiscard]] std::unique_ptr<icu::BreakIterator> make_word_iterator();

/// ICU's words, with a clone of an iterator that is made when the first text comes. For one thread.
class IcuWords {
 public:
  /// @param prototype is only ever cloned: an iterator is not safe to share between threads
  explicit IcuWords(const icu::BreakIterator& prototype) : prototype_(&prototype) {}

  /// Appends the words of a text.
  /// @param offset is added to the words' bytes
  void append(std::string_view text, std::size_t offset, std::vector<Token>& tokens);

 private:
  const icu::BreakIterator* prototype_;
  std::unique_ptr<icu::BreakIterator> iterator_;
  Utf16Text text_;
};

/// The words of any text, equal to ICU's. For one thread.
class SpanWords {
 public:
  /// @param prototype see IcuWords
  explicit SpanWords(const icu::BreakIterator& prototype);

  /// Appends the words of a text.
  /// @param offset is added to the words' bytes
  void append(std::string_view text, std::size_t offset, std::vector<Token>& tokens) {
    if (!automaton_->append(text, offset, tokens)) icu_words_.append(text, offset, tokens);
  }

 private:
  const WordAutomaton* automaton_;
  IcuWords icu_words_;
};

}  // namespace tidings
