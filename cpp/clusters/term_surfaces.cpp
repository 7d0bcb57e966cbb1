#include "clusters/term_surfaces.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "text/written_forms.hpp"
#include "tidings/text/surface_forms.hpp"

namespace tidings::detail {
namespace {

std::vector<std::string> words_of(const std::string& phrase) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    words.push_back(phrase.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The phrases with each word as it is written most often.
std::vector<std::string> spelt_by_words(const std::vector<std::string>& phrases, const Analyzer& analyzer,
                                        const std::vector<std::string_view>& texts, const Execution& execution) {
  std::set<std::string> distinct;
  for (const std::string& phrase : phrases) {
    for (std::string& word : words_of(phrase)) distinct.insert(std::move(word));
  }
  const std::vector<std::string> words(distinct.begin(), distinct.end());
  const std::vector<std::string> forms = surface_forms(texts, analyzer, words, execution);
  std::vector<std::string> spelt;
  for (const std::string& phrase : phrases) {
    std::string& whole = spelt.emplace_back();
    for (const std::string& word : words_of(phrase)) {
      const auto place = std::ranges::lower_bound(words, word) - words.begin();
      whole += (whole.empty() ? "" : " ") + forms[static_cast<std::size_t>(place)];
    }
  }
  return spelt;
}

}  // namespace

std::map<Index, std::string> surfaces_of(const std::vector<ClusterLabel>& labels, const TfidfVectorizer& vectorizer,
                                         const std::vector<std::string_view>& texts, const Execution& execution) {
  std::map<Index, std::string> surfaces;
  for (const ClusterLabel& label : labels) {
    for (const Index column : label.terms) surfaces.emplace(column, vectorizer.vocabulary()[column]);
  }
  std::vector<std::string> terms;
  for (const auto& [column, term] : surfaces) terms.push_back(term);
  const auto forms = written_forms(texts, vectorizer.analyzer(), terms, execution);
  std::vector<std::string> formless;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (!forms[i]) formless.push_back(terms[i]);
  }
  const auto spelt = spelt_by_words(formless, vectorizer.analyzer(), texts, {.n_jobs = execution.n_jobs});
  for (std::size_t i = 0, next = 0; auto& [column, term] : surfaces) {
    term = forms[i] ? *forms[i] : spelt[next++];
    ++i;
  }
  return surfaces;
}

}  // namespace tidings::detail
