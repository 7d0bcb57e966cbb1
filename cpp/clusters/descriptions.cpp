#include "tidings/clusters/descriptions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "clusters/cluster_names.hpp"
#include "clusters/furniture.hpp"
#include "clusters/groups.hpp"
#include "clusters/label_terms.hpp"
#include "clusters/sparse_sum.hpp"
#include "clusters/summaries.hpp"
#include "clusters/term_surfaces.hpp"
#include "clusters/whole_phrases.hpp"
#include "clusters/word_use.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/clusters/labels.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings {
namespace {

using Members = std::vector<std::vector<std::size_t>>;

constexpr std::size_t spare_terms = 3;       ///< how many times as many terms are looked at as are wanted
constexpr std::size_t headline_bytes = 240;  ///< of a headline
constexpr std::size_t beginning_bytes = 90;  ///< of a text without one
constexpr std::size_t n_parts = 7;           ///< of the work, each told as so many units:
constexpr std::size_t part = 1000;
constexpr double rounding = 1e-12;

/// The stories' texts without furniture.
class CleanTexts {
 public:
  CleanTexts(const Corpus& stories, Labels labels, const Execution& execution) : views_(stories.texts()) {
    const detail::Furniture furniture(views_, labels, execution);
    cleaned_.resize(views_.size());
    for (std::size_t i = 0; i < views_.size(); ++i) {
      std::string text = furniture.without(views_[i]);
      if (text.size() == views_[i].size()) continue;
      cleaned_[i] = std::move(text);
      views_[i] = cleaned_[i];
    }
  }

  [[nodiscard]] const std::vector<std::string_view>& views() const { return views_; }

 private:
  std::vector<std::string_view> views_;
  std::vector<std::string> cleaned_;
};

bool any_term(const std::vector<std::string_view>& texts, const Analyzer& analyzer) {
  TermList terms;
  return std::ranges::any_of(texts, [&](std::string_view text) {
    analyzer.analyze(text, terms);
    return terms.size() > 0;
  });
}

/// The members of a cluster by their similarity to all of it, the most similar first; of equal ones the first.
std::vector<Index> most_typical(const SparseMatrix<double>& rows, const SparseSum& sum,
                                const std::vector<std::size_t>& members) {
  std::vector<std::pair<double, Index>> ranked;
  for (const std::size_t i : members) {
    const double similarity = dot(row(view(rows), i), sum.row()) / static_cast<double>(members.size());
    ranked.emplace_back(-std::round(similarity / rounding) * rounding, static_cast<Index>(i));
  }
  std::ranges::sort(ranked);
  std::vector<Index> result;
  for (const auto& [similarity, i] : ranked) result.push_back(i);
  return result;
}

/// A text on one line; what is longer than `limit` bytes ends after a word, or within one that is as long, and with an
/// ellipsis.
std::string beginning_of(std::string_view text, std::size_t limit) {
  std::string line;
  for (std::size_t i = 0; i < text.size() && line.size() <= limit + 1; ++i) {
    const char c = text[i];
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) line += c;
    if (space && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.size() <= limit) return line;
  const std::size_t cut = line.rfind(' ', limit);
  std::size_t end = cut == std::string::npos ? limit : cut;
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + "\xE2\x80\xA6";
}

std::string headline_of(const Corpus& stories, std::size_t i) {
  const std::string headline = beginning_of(stories.headline(i), headline_bytes);
  if (!headline.empty()) return headline;
  const std::string text = beginning_of(stories.text(i), beginning_bytes);
  return text.empty() ? "(an empty story)" : text;
}

/// Headlines that clusters have, each with the number that the next cluster without one of its own would get.
using Taken = std::map<std::string, std::size_t>;

/// The headline of the most typical story whose headline no other cluster has; numbered if there is none.
std::string own_headline(const Corpus& stories, const std::vector<Index>& typical, Taken& taken) {
  for (const Index i : typical) {
    std::string headline = headline_of(stories, static_cast<std::size_t>(i));
    if (taken.emplace(headline, 2).second) return headline;
  }
  const std::string first = headline_of(stories, static_cast<std::size_t>(typical.front()));
  for (std::size_t& n = taken[first];; ++n) {
    std::string numbered = first + " (" + std::to_string(n) + ")";
    if (taken.emplace(numbered, 2).second) return numbered;
  }
}

struct Cluster {
  std::size_t number;
  const std::vector<std::size_t>& members;
  const std::vector<std::string_view>& texts;  ///< of all stories
  const detail::WordUse& use;
  const Analyzer& analyzer;
};

/// A form of a term as it can be shown: whole, and as it is mostly written.
std::string shown(const std::string& form, const detail::ClusterNames& names, const Cluster& cluster) {
  const auto whole = [&](const std::string& phrase) {
    return detail::whole_phrase(phrase, cluster.texts, cluster.members, cluster.use, cluster.analyzer);
  };
  const std::string phrase = whole(form);
  if (phrase.empty()) return phrase;
  const std::string name = names.whole(cluster.number, phrase);
  return detail::usual_form(name == phrase ? phrase : whole(name), cluster.texts, cluster.members, cluster.use);
}

/// Adds terms; if none of a story's tells enough, the first that can be read.
void add_terms(const ClusterLabel& label, const std::map<Index, std::string>& surfaces,
               const detail::ClusterNames& names, const Cluster& cluster, std::size_t n_terms,
               ClusterDescription& description) {
  std::pair<std::string, double> spare;
  for (std::size_t t = 0; t < label.terms.size() && description.terms.size() < n_terms; ++t) {
    const std::vector<std::string> forms = detail::forms_of(surfaces.at(label.terms[t]), cluster.analyzer);
    for (std::size_t f = 0; f < forms.size(); ++f) {
      const std::string term = shown(forms[f], names, cluster);
      if (term.empty() || detail::repeats(term, description.terms)) continue;
      if (!detail::is_readable(term, cluster.texts, cluster.members, cluster.use)) continue;
      const bool rare = f > 0 && detail::occurrences(term, cluster.texts, cluster.members) < 2;
      const bool within = term.find(' ') == std::string::npos &&
                          names.is_part(cluster.number, term, cluster.use.is_common(term) ? 2 : 3);
      if (rare || within || names.is_furniture(term) ||
          !detail::is_telling(term, cluster.texts, cluster.members, cluster.use)) {
        if (spare.first.empty()) spare = {term, label.weights[t]};
        continue;
      }
      description.terms.push_back(detail::polished(term, cluster.use));
      description.weights.push_back(label.weights[t]);
      break;
    }
  }
  if (description.terms.empty() && !spare.first.empty() && n_terms > 0) {
    description.terms.push_back(detail::polished(spare.first, cluster.use));
    description.weights.push_back(spare.second);
  }
}

}  // namespace

DescriptionOptions default_descriptions() {
  DescriptionOptions options;
  const auto stop_words = english_stop_words();
  options.vectors.analyzer.stop_words.assign(stop_words.begin(), stop_words.end());
  options.vectors.analyzer.stemmer = "english";
  options.vectors.analyzer.require_letter = true;
  options.vectors.analyzer.ngram_range = {1, 2};
  options.vectors.weighting.tf = Tf::logarithmic;
  return options;
}

std::vector<ClusterDescription> describe_clusters(const Corpus& stories, Labels labels,
                                                  const DescriptionOptions& options, const Execution& execution) {
  const Members members = members_of(labels, stories.size());
  std::vector<std::unique_ptr<ProgressPart>> parts;
  const auto next = [&]() -> Execution {
    const std::size_t n = parts.size();
    parts.push_back(std::make_unique<ProgressPart>(execution.progress, n * part, (n + 1) * part, n_parts * part));
    return {.n_jobs = execution.n_jobs, .progress = parts.back().get()};
  };
  require(options.events.empty() || options.events.size() == stories.size(), "the number of events",
          "the number of stories",
          std::to_string(options.events.size()) + " against " + std::to_string(stories.size()));
  const CleanTexts clean(stories, options.events.empty() ? labels : Labels(options.events), next());
  const std::vector<std::string_view>& texts = clean.views();
  std::vector<ClusterDescription> result(members.size());
  std::vector<std::vector<Index>> typical;
  Taken taken;

  TfidfOptions vectors = options.vectors;
  vectors.semantic = 0;
  TfidfVectorizer vectorizer(std::move(vectors));
  if (!any_term(texts, vectorizer.analyzer())) {
    for (std::size_t c = 0; c < members.size(); ++c) {
      result[c].representatives.assign(members[c].begin(), members[c].end());
      result[c].headline = own_headline(stories, result[c].representatives, taken);
      result[c].representatives.resize(std::min(members[c].size(), options.n_representatives));
    }
    return result;
  }

  const SparseMatrix<double> rows = vectorizer.fit_transform<double>(texts, next());
  const std::vector<ClusterLabel> terms =
      label_clusters(view(rows), labels, vectorizer.vocabulary(), {.n_terms = spare_terms * options.n_terms}, next());
  const std::map<Index, std::string> surfaces = detail::surfaces_of(terms, vectorizer, texts, next());
  const detail::WordUse use(texts, next());
  std::optional<detail::ClusterNames> names(std::in_place, texts, members, use, next());
  for (std::size_t c = 0; c < members.size(); ++c) {
    typical.push_back(most_typical(rows, sum_rows(rows, members[c]), members[c]));
    ClusterDescription& description = result[c];
    description.headline = own_headline(stories, typical[c], taken);
    description.names = names->of(c, options.n_names);
    add_terms(terms[c], surfaces, *names, {c, members[c], texts, use, vectorizer.analyzer()}, options.n_terms,
              description);
    description.representatives = typical[c];
    description.representatives.resize(std::min(typical[c].size(), options.n_representatives));
  }
  names.reset();
  const std::vector<std::string> sentences =
      detail::summaries({stories, texts, members, typical, rows, vectorizer}, options.longest_summary, next());
  for (std::size_t c = 0; c < members.size(); ++c) result[c].summary = sentences[c];
  return result;
}

}  // namespace tidings
