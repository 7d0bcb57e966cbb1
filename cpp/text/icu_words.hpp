/// @file
/// ICU's words.
#pragma once

#include <unicode/brkiter.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "tidings/text/tokenizer.hpp"

namespace tidings {

/// ICU's word iterator for the root locale.
[[nodiscard]] std::unique_ptr<icu::BreakIterator> make_word_iterator();

/// Finds words with a clone of an iterator, which is made when the first text comes. For one thread.
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
};

}  // namespace tidings
