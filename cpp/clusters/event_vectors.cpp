#include "clusters/event_vectors.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t many_stories = 100;

/// The terms of one analysis, how many stories have each, and how many of them each text has.
class Terms {
 public:
  Terms(const std::vector<std::string_view>& texts, TfidfOptions options, NgramRange lengths,
        const Execution& execution)
      : sizes_(texts.size(), 0) {
    options.analyzer.ngram_range = lengths;
    options.background = nullptr;
    TfidfVectorizer vectorizer(options);
    const Analyzer& analyzer = vectorizer.analyzer();
    if (std::ranges::none_of(texts, [&](std::string_view text) { return !analyzer.analyze(text).empty(); })) return;
    const SparseMatrix<float> matrix = vectorizer.fit_transform<float>(texts, execution);
    df_.resize(vectorizer.vocabulary().size(), 0);
    for (Index e = 0; e < matrix.nonZeros(); ++e) ++df_[static_cast<std::size_t>(matrix.innerIndexPtr()[e])];
    for (std::size_t i = 0; i < sizes_.size(); ++i)
      sizes_[i] = matrix.outerIndexPtr()[i + 1] - matrix.outerIndexPtr()[i];
    vocabulary_ = vectorizer.vocabulary();
  }

  [[nodiscard]] bool any_in(std::size_t stories) const {
    return std::ranges::any_of(df_, [&](std::size_t df) { return df >= stories; });
  }

  void add_those_in(std::size_t stories, std::vector<std::string>& all) const {
    for (std::size_t t = 0; t < df_.size(); ++t) {
      if (df_[t] >= stories) all.emplace_back(vocabulary_[static_cast<Index>(t)]);
    }
  }

  [[nodiscard]] std::vector<std::size_t> texts_with_terms() const {
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
      if (sizes_[i] > 0) texts.push_back(i);
    }
    return texts;
  }

  /// Distinct terms of the median text.
  [[nodiscard]] double median_distinct() const {
    if (df_.empty()) return 0;
    std::vector<Index> sizes = sizes_;
    std::ranges::sort(sizes);
    return (sizes[(sizes.size() - 1) / 2] + sizes[sizes.size() / 2]) / 2.0;
  }

 private:
  Vocabulary vocabulary_;
  std::vector<std::size_t> df_;
  std::vector<Index> sizes_;
};

/// All words, and the pairs that two stories have.
std::vector<std::string> small_vocabulary(const Terms& words, const Terms& pairs) {
  std::vector<std::string> terms;
  words.add_those_in(1, terms);
  pairs.add_those_in(2, terms);
  std::ranges::sort(terms);
  return terms;
}

/// The analysis of words and pairs of words; see event_vectors for which.
TfidfOptions words_and_pairs(const std::vector<std::string_view>& texts, TfidfOptions options, const Terms& words,
                             const Execution& execution) {
  if (texts.size() >= many_stories && words.any_in(2)) {
    options.min_df = std::size_t{2};
  } else if (words.any_in(1)) {
    options.vocabulary = small_vocabulary(words, Terms(texts, options, {2, 2}, execution));
  }
  options.analyzer.ngram_range = {1, 2};
  return options;
}

/// The vectors of stories that all have a word, or that all have none.
EventVectors fitted_vectors(const Corpus& stories, const EventFields& fields, const Terms& words,
                            const TfidfOptions& plain, const Execution& execution) {
  TfidfOptions names = plain;
  names.analyzer.unit = Unit::names;
  const std::vector<std::string_view> texts = stories.texts();
  const double rest = 1 - fields.headline_weight;
  std::vector<StoryField> parts{
      {"text", StoryColumn::text, rest * (1 - fields.name_weight), words_and_pairs(texts, plain, words, execution)}};
  if (fields.name_weight > 0) {
    parts.push_back({"names", StoryColumn::text, rest * fields.name_weight,
                     words_and_pairs(texts, names, Terms(texts, names, {1, 1}, execution), execution)});
  }
  if (fields.headline_weight > 0) parts.push_back({"headline", StoryColumn::headline, fields.headline_weight, plain});
  EventVectors result{StoryVectorizer(std::move(parts)), {}, words.median_distinct(), stories.size()};
  result.matrix = result.vectorizer.fit_transform<float>(stories, execution);
  return result;
}

}  // namespace

EventVectors event_vectors(const Corpus& stories, const EventFields& fields, const Execution& execution) {
  TfidfOptions plain{.weighting = {.tf = Tf::logarithmic}, .background = fields.background};
  plain.analyzer.stop_words = fields.stop_words;
  const Terms words(stories.texts(), plain, {1, 1}, execution);
  const std::vector<std::size_t> worded = words.texts_with_terms();
  if (worded.empty() || worded.size() == stories.size()) {
    return fitted_vectors(stories, fields, words, plain, execution);
  }
  const Corpus those = stories.select(worded);
  EventVectors result = fitted_vectors(those, fields, Terms(those.texts(), plain, {1, 1}, execution), plain, execution);
  result.matrix = result.vectorizer.transform<float>(stories, execution);
  return result;
}

}  // namespace tidings::detail
