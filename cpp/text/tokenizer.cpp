#include "tidings/text/tokenizer.hpp"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include <array>
#include <cstdint>
#include <memory>

#include "text/ascii_words.hpp"
#include "text/icu.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

using BreakIteratorPtr = std::unique_ptr<icu::BreakIterator>;

BreakIteratorPtr make_word_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  BreakIteratorPtr iterator(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  check_icu(status, "word break iterator");
  return iterator;
}

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

bool is_cut(char c) {
  return c == ' ' || c == '\n';
}

std::size_t start_of_span(std::string_view text, std::size_t least, std::size_t at) {
  while (at > least && !is_cut(text[at - 1])) --at;
  return at;
}

std::size_t end_of_span(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_cut(text[at])) ++at;
  return at;
}

/// Appends ICU's words of text[begin, end).
void append_icu_words(icu::BreakIterator& iterator, std::string_view text, std::size_t begin, std::size_t end,
                      std::vector<Token>& tokens) {
  Utf8Text utf8(text.substr(begin, end - begin));
  UErrorCode status = U_ZERO_ERROR;
  iterator.setText(utf8.get(), status);
  check_icu(status, "setText");
  std::int32_t from = iterator.first();
  for (std::int32_t to = iterator.next(); to != icu::BreakIterator::DONE; from = to, to = iterator.next()) {
    const std::int32_t rule = iterator.getRuleStatus();
    if (rule < UBRK_WORD_NONE_LIMIT) continue;
    tokens.push_back(
        {begin + static_cast<std::size_t>(from), begin + static_cast<std::size_t>(to), rule >= UBRK_WORD_KANA});
  }
}

}  // namespace

/// An ICU iterator is not safe to share between threads: this one is only ever cloned.
class Tokenizer::Implementation {
 public:
  Implementation() : prototype_(make_word_iterator()), ascii_words_(*prototype_) {}

  /// No word crosses an ASCII space or newline. So the text is cut there, and only the spans with other than ASCII go
  /// through ICU.
  void tokenize(std::string_view text, std::vector<Token>& tokens) const {
    BreakIteratorPtr iterator;
    std::size_t done = 0;
    for (std::size_t at = first_not_ascii(text); at < text.size(); at = first_not_ascii(text, done)) {
      const std::size_t span = start_of_span(text, done, at);
      const std::size_t span_end = end_of_span(text, at);
      ascii_words_.append(text, done, span, tokens);
      if (!iterator) iterator.reset(prototype_->clone());
      append_icu_words(*iterator, text, span, span_end, tokens);
      done = span_end;
    }
    ascii_words_.append(text, done, text.size(), tokens);
  }

 private:
  BreakIteratorPtr prototype_;
  AsciiWords ascii_words_;
};

Tokenizer::Tokenizer() : implementation_(std::make_unique<Implementation>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::Tokenizer(const Tokenizer& /*other*/) : Tokenizer() {}
Tokenizer& Tokenizer::operator=(const Tokenizer& other) {
  return *this = Tokenizer(other);
}

std::vector<Token> Tokenizer::tokenize(std::string_view text) const {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  return tokens;
}

void Tokenizer::tokenize(std::string_view text, std::vector<Token>& tokens) const {
  require_icu_size(text);
  tokens.clear();
  implementation_->tokenize(text, tokens);
}

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  return std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace tidings
