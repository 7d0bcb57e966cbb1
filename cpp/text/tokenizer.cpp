#include "tidings/text/tokenizer.hpp"

#include <unicode/uversion.h>

#include "text/icu.hpp"
#include "text/pieces.hpp"
#include "text/span_words.hpp"

namespace tidings {

class Tokenizer::Implementation {
 public:
  Implementation() : prototype_(make_word_iterator()), reader_(*prototype_) {}

  void tokenize(std::string_view text, std::vector<Token>& tokens) const {
    SpanWords span_words(*prototype_);
    Pieces pieces;
    for (std::size_t at = 0; at < text.size();) {
      at = reader_.read(text, at, pieces);
      for (const auto& [begin, end] : pieces) {
        const std::string_view piece = text.substr(begin, end - begin);
        if (is_ascii(piece)) {
          tokens.push_back({begin, end, false});
        } else {
          span_words.append(piece, begin, tokens);
        }
      }
    }
  }

 private:
  std::unique_ptr<const icu::BreakIterator> prototype_;
  PieceReader reader_;
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
