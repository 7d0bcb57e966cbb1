#include "tidings/text/analyzer.hpp"

#include <algorithm>
#include <utility>

#include "text/icu.hpp"
#include "text/word_analyzer.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {

class Analyzer::Implementation {
 public:
  explicit Implementation(AnalyzerOptions options) : words_(std::move(options)) {}

  [[nodiscard]] const AnalyzerOptions& options() const { return words_.options(); }
  [[nodiscard]] const detail::WordAnalyzer& words() const { return words_; }

  void analyze(std::string_view text, TermList& terms) const {
    require_icu_size(text);
    terms.clear();
    IcuWords icu_words = words_.icu_words();
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < text.size();) {
      at = words_.reader().read(text, at, pieces);
      for (const Piece& piece : pieces) words_.append(text, piece, icu_words, terms);
    }
    append_ngrams(terms);
  }

 private:
  void append_ngrams(TermList& terms) const {
    const auto [min_n, max_n] = options().ngram_range;
    const std::size_t n_words = terms.entries_.size();
    for (std::size_t n = std::max<std::size_t>(2, min_n); n <= std::min(max_n, n_words); ++n) {
      for (std::size_t first = 0; first + n <= n_words; ++first) append_ngram(first, n, terms);
    }
    if (min_n > 1) terms.entries_.erase(terms.entries_.begin(), terms.entries_.begin() + std::ptrdiff_t(n_words));
  }

  static void append_ngram(std::size_t first, std::size_t n, TermList& terms) {
    const std::size_t offset = terms.buffer_.size();
    for (std::size_t i = first; i < first + n; ++i) {
      if (i > first) terms.buffer_ += ' ';
      terms.buffer_.append(terms.buffer_, terms.entries_[i].offset, terms.entries_[i].length);
    }
    terms.entries_.push_back(
        {offset, terms.buffer_.size() - offset, terms.entries_[first].begin, terms.entries_[first + n - 1].end});
  }

  detail::WordAnalyzer words_;
};

Analyzer::Analyzer(AnalyzerOptions options) {
  const auto [min_n, max_n] = options.ngram_range;
  require(min_n >= 1 && min_n <= max_n, "ngram_range", "two lengths of at least 1, the smaller one first",
          "(" + std::to_string(min_n) + ", " + std::to_string(max_n) + ")");
  implementation_ = std::make_unique<const Implementation>(std::move(options));
}

Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;
Analyzer::Analyzer(const Analyzer& other) : Analyzer(other.options()) {}
Analyzer& Analyzer::operator=(const Analyzer& other) {
  return *this = Analyzer(other);
}

const AnalyzerOptions& Analyzer::options() const {
  return implementation_->options();
}

const detail::WordAnalyzer& Analyzer::words() const {
  return implementation_->words();
}

void Analyzer::analyze(std::string_view text, TermList& terms) const {
  implementation_->analyze(text, terms);
}

std::vector<std::string> Analyzer::analyze(std::string_view text) const {
  TermList terms;
  analyze(text, terms);
  std::vector<std::string> result;
  result.reserve(terms.size());
  for (std::size_t i = 0; i < terms.size(); ++i) result.emplace_back(terms[i].text);
  return result;
}

}  // namespace tidings
