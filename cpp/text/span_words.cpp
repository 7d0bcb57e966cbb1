#include "text/span_words.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdint>

#include "text/icu.hpp"

namespace tidings {
namespace {

/// A UText over UTF-8, so that boundaries are byte offsets.
class Utf8Text {
 public:
  explicit Utf8Text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.data() == nullptr ? "" : text.data(), static_cast<std::int64_t>(text.size()), &status);
    check_icu(status, "UText");
  }
  ~Utf8Text() { utext_close(&utext_); }
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;

  [[nodiscard]] UText* get() { return &utext_; }

 private:
  UText utext_ = UTEXT_INITIALIZER;
};

const WordAutomaton& word_automaton() {
  static const WordAutomaton automaton;
  return automaton;
}

}  // namespace

std::unique_ptr<icu::BreakIterator> make_word_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> iterator(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  check_icu(status, "word break iterator");
  return iterator;
}

void IcuWords::append(std::string_view text, std::size_t offset, std::vector<Token>& tokens) {
  if (!iterator_) iterator_.reset(prototype_->clone());
  Utf8Text utf8(text);
  UErrorCode status = U_ZERO_ERROR;
  iterator_->setText(utf8.get(), status);
  check_icu(status, "setText");
  std::int32_t from = iterator_->first();
  for (std::int32_t to = iterator_->next(); to != icu::BreakIterator::DONE; from = to, to = iterator_->next()) {
    const std::int32_t rule = iterator_->getRuleStatus();
    if (rule < UBRK_WORD_NONE_LIMIT) continue;
    tokens.push_back(
        {offset + static_cast<std::size_t>(from), offset + static_cast<std::size_t>(to), rule >= UBRK_WORD_KANA});
  }
}

SpanWords::SpanWords(const icu::BreakIterator& prototype) : automaton_(&word_automaton()), icu_words_(prototype) {}

}  // namespace tidings
