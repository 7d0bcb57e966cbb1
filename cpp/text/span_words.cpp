#include "text/span_words.hpp"

#include <unicode/ubrk.h>

#include <cstdint>

#include "text/icu.hpp"

namespace tidings {
namespace {

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
  text_.assign(text);
  iterator_->setText(text_.string());
  const std::int32_t size = text_.string().length();
  for (std::int32_t from = 0, to = 0; from < size; from = to) {
    to = iterator_->next();  // which ends at `size`: the call that would tell so is saved
    const std::int32_t rule = iterator_->getRuleStatus();
    if (rule < UBRK_WORD_NONE_LIMIT) continue;
    tokens.push_back({offset + text_.byte_of(from), offset + text_.byte_of(to), rule >= UBRK_WORD_KANA});
  }
}

SpanWords::SpanWords(const icu::BreakIterator& prototype) : automaton_(&word_automaton()), icu_words_(prototype) {}

}  // namespace tidings
