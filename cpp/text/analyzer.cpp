#include "tidings/text/analyzer.hpp"

#include <algorithm>
#include <utility>

#include "text/code_points.hpp"
#include "text/folding.hpp"
#include "text/icu.hpp"
#include "text/unit_reader.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {

class Analyzer::Implementation {
 public:
  explicit Implementation(AnalyzerOptions options)
      : options_(std::move(options)), units_(detail::make_unit_reader(options_)) {}

  [[nodiscard]] const AnalyzerOptions& options() const { return options_; }
  [[nodiscard]] const detail::UnitReader& units() const { return *units_; }

  void analyze(std::string_view text, TermList& terms) const {
    require_icu_size(text);
    terms.clear();
    detail::Workspace workspace = units_->workspace();
    text = units_->prepare(text, workspace, terms);
    Pieces pieces;
    for (std::size_t at = 0; at < text.size();) {
      at = units_->read(text, at, pieces);
      for (const Piece& piece : pieces) units_->append(text, piece, workspace, terms);
    }
    if (options_.unit == Unit::characters) {
      std::ranges::stable_sort(terms.entries_, {}, [&](const TermList::Entry& entry) {
        return count_code_points(std::string_view(terms.buffer_).substr(entry.offset, entry.length));
      });
    }
    append_ngrams(terms);
  }

 private:
  void append_ngrams(TermList& terms) const {
    const auto [min_n, max_n] = units_->ngram_range();
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
  std::unique_ptr<const detail::UnitReader> units_;
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

const detail::UnitReader& Analyzer::units() const {
  return implementation_->units();
}

void Analyzer::analyze(std::string_view text, TermList& terms) const {
  implementation_->analyze(text, terms);
}

std::string Analyzer::language_of(std::string_view text) const {
  if (options().languages.empty()) return {};
  detail::Workspace workspace = units().workspace();
  TermList terms;
  units().prepare(text, workspace, terms);
  return options().languages[workspace.language].code;
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
