#include "vectors/background_terms.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tidings::detail {
namespace {

/// The options that change a word, without those that drop or join words.
AnalyzerOptions changing(const AnalyzerOptions& options) {
  return {.unit = options.unit == Unit::names ? Unit::words : options.unit,
          .normalization = options.normalization,
          .fold_case = options.fold_case,
          .accents = options.accents,
          .min_length = 0,
          .stemmer = options.stemmer,
          .languages = options.languages};
}

}  // namespace

BackgroundTerms::BackgroundTerms(std::shared_ptr<const Background> background, const AnalyzerOptions& options)
    : background_(std::move(background)), same_(changing(options) == changing(background_->analyzer())) {
  if (same_ || (options.unit != Unit::words && options.unit != Unit::names)) return;
  const Analyzer analyzer(changing(options));
  TermList found;
  for (std::size_t i = 0; i < background_->terms().size(); ++i) {
    analyzer.analyze(background_->terms()[static_cast<Index>(i)], found);
    if (found.size() != 1) continue;
    const auto term = static_cast<std::size_t>(terms_.add(found[0].text));
    if (term == words_.size()) words_.emplace_back();
    words_[term].push_back(static_cast<Index>(i));
  }
}

Index BackgroundTerms::find(std::string_view term) const {
  return (same_ ? background_->terms() : terms_).find(term).value_or(-1);
}

std::span<const Index> BackgroundTerms::words_of(const Index& term) const {
  if (term < 0) return {};
  return same_ ? std::span(&term, 1) : std::span(words_[static_cast<std::size_t>(term)]);
}

double BackgroundTerms::proportion(Index term) const {
  double df = 0;
  for (const Index word : words_of(term)) df += background_->document_frequencies()[static_cast<std::size_t>(word)];
  return background_->n_documents() == 0 ? 0 : std::min(1.0, df / static_cast<double>(background_->n_documents()));
}

void BackgroundTerms::add_vector(Index term, double weight, std::span<double> sum) const {
  const std::span<const Index> words = words_of(term);
  const auto df = [&](Index word) {
    return static_cast<double>(background_->document_frequencies()[static_cast<std::size_t>(word)]);
  };
  double total = 0;
  for (const Index word : words) total += df(word);
  for (const Index word : words) background_->add_vector(word, weight * df(word) / total, sum);
}

}  // namespace tidings::detail
