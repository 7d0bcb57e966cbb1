#include "tidings/text/analyzer.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>
#include <utility>

#include "text/folding.hpp"
#include "text/icu.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings {
namespace {

struct StringHash : std::hash<std::string_view> {
  using is_transparent = void;
};

using StopWords = std::unordered_set<std::string, StringHash, std::equal_to<>>;

StopWords fold_stop_words(const AnalyzerOptions& options) {
  StopWords folded;
  for (const std::string& word : options.stop_words) {
    if (const auto offset = find_ill_formed(word)) {
      throw std::invalid_argument("stop word \"" + replace_ill_formed(word).text + "\" is not UTF-8: byte " +
                                  std::to_string(*offset));
    }
    std::string term;
    append_folded(to_nfc(word), options.fold_case, term);
    folded.insert(std::move(term));
  }
  return folded;
}

std::string_view without_possessive(std::string_view term) {
  const bool possessive = term.size() > 2 && (term.ends_with("'s") || term.ends_with("'S"));
  return possessive ? term.substr(0, term.size() - 2) : term;
}

}  // namespace

class Analyzer::Implementation {
 public:
  explicit Implementation(AnalyzerOptions options)
      : options_(std::move(options)), stop_words_(fold_stop_words(options_)) {}

  [[nodiscard]] const AnalyzerOptions& options() const { return options_; }

  void analyze(std::string_view text, TermList& terms) const {
    require_icu_size(text);
    terms.buffer_.clear();
    terms.entries_.clear();
    terms.replaced_ = find_ill_formed(text) ? well_formed(text, options_.on_ill_formed).replaced : 0;
    if (is_nfc(text)) {
      append_words(text, terms);
    } else {
      append_words_of_other_form(text, terms);
    }
    append_ngrams(terms);
  }

 private:
  void append_words(std::string_view text, TermList& terms) const {
    thread_local std::vector<Token> tokens;
    tokenizer_.tokenize(text, tokens);
    for (const Token& token : tokens) append_word(text, token, terms);
  }

  /// Composes the text first, and maps the words' offsets back to it.
  void append_words_of_other_form(std::string_view text, TermList& terms) const {
    icu::Edits edits;
    const std::string composed = to_nfc(text, &edits);
    append_words(composed, terms);
    icu::Edits::Iterator iterator = edits.getFineIterator();
    const auto place = [&iterator](std::size_t offset) {
      UErrorCode status = U_ZERO_ERROR;
      const auto at = iterator.sourceIndexFromDestinationIndex(static_cast<std::int32_t>(offset), status);
      check_icu(status, "edits");
      return static_cast<std::size_t>(at);
    };
    for (TermList::Entry& entry : terms.entries_) {
      const std::size_t begin = place(entry.begin);
      // Inside of a change ICU gives the change's end; a word that begins there begins where the change does.
      const bool inside =
          iterator.hasChange() != 0 && static_cast<std::size_t>(iterator.destinationIndex()) < entry.begin;
      entry.begin = inside ? static_cast<std::size_t>(iterator.sourceIndex()) : begin;
      entry.end = place(entry.end);
    }
  }

  void append_word(std::string_view text, const Token& token, TermList& terms) const {
    const std::size_t offset = terms.buffer_.size();
    append_folded(text.substr(token.begin, token.end - token.begin), options_.fold_case, terms.buffer_);
    const std::string_view term = kept(std::string_view(terms.buffer_).substr(offset), token.ideographic);
    terms.buffer_.resize(offset + term.size());
    if (!term.empty()) terms.entries_.push_back({offset, term.size(), token.begin, token.end});
  }

  /// What remains of a word: nothing if it is a stop word or too short.
  [[nodiscard]] std::string_view kept(std::string_view term, bool ideographic) const {
    if (is_stop_word(term)) return {};
    if (options_.strip_possessive) {
      const std::string_view stem = without_possessive(term);
      if (stem.size() != term.size() && is_stop_word(stem)) return {};
      term = stem;
    }
    return ideographic || count_code_points(term) >= options_.min_length ? term : std::string_view{};
  }

  [[nodiscard]] bool is_stop_word(std::string_view term) const {
    return !stop_words_.empty() && stop_words_.contains(term);
  }

  void append_ngrams(TermList& terms) const {
    const auto [min_n, max_n] = options_.ngram_range;
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

  AnalyzerOptions options_;
  StopWords stop_words_;
  Tokenizer tokenizer_;
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
