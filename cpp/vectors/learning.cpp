#include "vectors/learning.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "tidings/base/errors.hpp"
#include "vectors/formulas.hpp"
#include "vectors/further_learning.hpp"
#include "vectors/selection.hpp"
#include "vectors/term_runs.hpp"
#include "vectors/term_table.hpp"

namespace tidings::detail {
namespace {

double documents(const DocumentFrequency& limit, std::size_t n_documents) {
  if (const double* proportion = std::get_if<double>(&limit)) return *proportion * static_cast<double>(n_documents);
  return static_cast<double>(std::get<std::size_t>(limit));
}

Limits limits_of(const TfidfOptions& options, std::size_t n_texts) {
  return {documents(options.min_df, n_texts), documents(options.max_df, n_texts),
          documents(options.max_word_df, n_texts), options.max_features};
}

/// @throws std::invalid_argument unless a term was selected
void require_terms(const Learnt& learnt, const Selection& selection, const Limits& limits) {
  const auto n_terms = std::ranges::count_if(learnt.table.df, [](std::uint32_t df) { return df > 0; });
  if (n_terms == 0) {
    throw std::invalid_argument("empty vocabulary: none of the " + std::to_string(learnt.n_texts) +
                                " texts has a term; perhaps they hold only stop words");
  }
  require(limits.most >= limits.least, "max_df", "at least min_df",
          to_text(limits.most) + " < " + to_text(limits.least) + " documents");
  if (selection.terms.empty()) {
    throw std::invalid_argument("no term remains: all " + std::to_string(n_terms) +
                                " lie outside of min_df and max_df");
  }
}

/// Whether it matters how often terms occur, and not only in how many texts.
bool needs_occurrences(const TfidfOptions& options) {
  return (options.max_features || options.weighting.tf == Tf::bm25) && !options.binary;
}

/// The idf of document frequencies, each worked out once: most are the same few.
class KnownIdf {
 public:
  KnownIdf(double n_texts, Idf kind) : n_texts_(n_texts), kind_(kind) {}

  double of(std::uint32_t df) {
    if (df >= idf_.size()) return idf_of(df, n_texts_, kind_);
    if (std::isnan(idf_[df])) idf_[df] = idf_of(df, n_texts_, kind_);
    return idf_[df];
  }

 private:
  double n_texts_;
  Idf kind_;
  std::vector<double> idf_ = std::vector<double>(4096, std::numeric_limits<double>::quiet_NaN());
};

/// @param term of each column, in the learnt table
CollectionWeights weights_of_columns(const Vocabulary& vocabulary, const Learnt& learnt, std::span<const TermId> term,
                                     const TfidfModel::Prior& prior, const TfidfOptions& options) {
  CollectionWeights weights;
  resize_large(weights.idf, vocabulary.size());
  const bool counted = !learnt.table.occurrences.empty();
  if (options.weighting.tf == Tf::bm25 && !options.binary && !counted && !term.empty()) {
    throw std::invalid_argument("BM25 must be set from the first texts on: occurrences were not counted");
  }
  KnownIdf known(static_cast<double>(learnt.n_texts), options.weighting.idf);
  const bool fades = options.half_life > 0;
  const Faded faded = fades ? fade(learnt.decayed, options.half_life, learnt.table.size()) : Faded{};
  const double n_texts = fades ? faded.n_texts : static_cast<double>(learnt.n_texts);
  double length = 0;
  double distinct = 0;
  for (std::size_t c = 0; c < weights.idf.size(); ++c) {
    const auto df = static_cast<double>(learnt.table.df[term[c]]);
    if (prior.terms || fades) {
      const double further = prior.terms ? options.background_weight : 0;
      const double with = prior.terms ? further * prior.terms->proportion(prior.of_column[c]) : 0;
      weights.idf[c] = idf_of((fades ? faded.df[term[c]] : df) + with, n_texts + further, options.weighting.idf);
    } else {
      weights.idf[c] = known.of(learnt.table.df[term[c]]);
    }
    if (!std::isfinite(weights.idf[c])) {
      throw std::invalid_argument("the term \"" + std::string(vocabulary[static_cast<Index>(c)]) +
                                  "\" of the vocabulary is in no text: its idf is infinite without smoothing");
    }
    distinct += df;
    length += counted ? static_cast<double>(learnt.table.occurrences[term[c]]) : df;
  }
  const auto n = static_cast<double>(std::max<std::size_t>(1, learnt.n_texts));
  weights.mean_length = length / n;
  weights.mean_distinct = distinct / n;
  return weights;
}

std::shared_ptr<const TfidfModel> make_model(Learnt learnt, const Selection& selection, const TfidfOptions& options,
                                             const Execution& execution = {.n_jobs = 1}) {
  Vocabulary vocabulary = Vocabulary::of_distinct(spell_columns(learnt.table, selection, execution));
  TfidfModel::Prior prior = prior_of(vocabulary, options);
  CollectionWeights weights = weights_of_columns(vocabulary, learnt, selection.terms, prior, options);
  return std::make_shared<const TfidfModel>(std::move(learnt), std::move(vocabulary), std::move(weights),
                                            std::move(prior));
}

std::shared_ptr<const TfidfModel> make_given_model(Learnt learnt, const TfidfOptions& options) {
  Vocabulary vocabulary(learnt.table.words);
  std::vector<TermId> terms(vocabulary.size());
  std::iota(terms.begin(), terms.end(), TermId{0});
  TfidfModel::Prior prior = prior_of(vocabulary, options);
  CollectionWeights weights = weights_of_columns(vocabulary, learnt, terms, prior, options);
  return std::make_shared<const TfidfModel>(std::move(learnt), std::move(vocabulary), std::move(weights),
                                            std::move(prior));
}

Selection select(const Learnt& learnt, const TfidfOptions& options) {
  const Limits limits = limits_of(options, learnt.n_texts);
  Selection selection = select_terms(learnt.table, limits);
  require_terms(learnt, selection, limits);
  return selection;
}

Fit fit_words(const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options, const Execution& counting,
              const Execution& learning) {
  Halves halves(learning, options);
  Counts counts = count_words(texts.texts, units, needs_occurrences(options), counting);
  JoinedTerms joined = join_terms(std::exchange(counts.sources, {}), {.n_jobs = learning.n_jobs});
  Learnt learnt{std::move(joined.table), texts.texts.size(), counts.replaced};
  const Selection selection = select(learnt, options);
  std::vector<Columns> columns;
  for (const Renumbering& of : std::exchange(joined.of, {})) columns.push_back(columns_of(of, selection));
  renumber(counts, columns, halves.first());
  learn_further(learnt, texts, units, options, halves.second());
  return {make_model(std::move(learnt), selection, options, {.n_jobs = learning.n_jobs}), std::move(counts)};
}

Fit fit_terms(const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options, const Execution& counting,
              const Execution& learning) {
  if (units.ngram_range().max_n == 1) return fit_words(texts, units, options, counting, learning);
  Halves halves(learning, options);
  TermRuns runs(texts.texts, units, needs_occurrences(options), counting, halves.first());
  const Selection selection = select(runs.learnt(), options);
  Counts counts = std::move(runs).count(selection, {.n_jobs = learning.n_jobs});
  learn_further(runs.learnt(), texts, units, options, halves.second());
  const Execution quietly{.n_jobs = learning.n_jobs};
  return {make_model(std::move(runs.learnt()), selection, options, quietly), std::move(counts)};
}

/// The terms of a given vocabulary, and how often texts have them.
struct GivenCounts {
  Learnt learnt;
  Counts counts;
};

GivenCounts count_given(const Texts& texts, const UnitReader& units, const TfidfOptions& options,
                        const Execution& execution) {
  const TfidfModel given({}, Vocabulary(*options.vocabulary), {});
  GivenCounts result{{{}, texts.size(), 0}, count_by(given, texts, units, execution)};
  result.learnt.replaced = result.counts.replaced;
  TermTable& table = result.learnt.table;
  table.words = given.vocabulary().terms();
  table.ends = {table.words.size()};
  table.df.assign(table.words.size(), 0);
  if (needs_occurrences(options)) table.occurrences.assign(table.words.size(), 0);
  for (const CountBlock& block : result.counts.blocks) {
    for (const TermCount& count : block.counts.view()) {
      ++table.df[count.term];
      if (!table.occurrences.empty()) table.occurrences[count.term] += count.count;
    }
  }
  return result;
}

Learnt learn_counts(const Texts& texts, const UnitReader& units, const TfidfOptions& options,
                    const Execution& execution) {
  if (options.vocabulary) return count_given(texts, units, options, execution).learnt;
  const Execution quietly{.n_jobs = execution.n_jobs};
  if (units.ngram_range().max_n > 1) {
    return std::move(TermRuns(texts, units, needs_occurrences(options), execution, quietly).learnt());
  }
  Counts counts = count_words(texts, units, needs_occurrences(options), execution);
  return {join_terms(std::move(counts.sources), quietly).table, texts.size(), counts.replaced};
}

}  // namespace

TfidfModel::Prior prior_of(const Vocabulary& vocabulary, const TfidfOptions& options) {
  TfidfModel::Prior prior;
  if (!options.background) return prior;
  prior.terms = std::make_shared<const BackgroundTerms>(options.background, options.analyzer);
  for (std::size_t c = 0; c < vocabulary.size(); ++c) {
    prior.of_column.push_back(prior.terms->find(vocabulary[static_cast<Index>(c)]));
  }
  return prior;
}

Fit fit(const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options, const Execution& counting,
        const Execution& learning) {
  if (!options.vocabulary) return fit_terms(texts, units, options, counting, learning);
  GivenCounts given = count_given(texts.texts, units, options, counting);
  learn_further(given.learnt, texts, units, options, learning);
  return {make_given_model(std::move(given.learnt), options), std::move(given.counts)};
}

Learnt learn(const TimedTexts& texts, const UnitReader& units, const TfidfOptions& options,
             const Execution& execution) {
  Halves halves(execution, options);
  Learnt learnt = learn_counts(texts.texts, units, options, halves.first());
  learn_further(learnt, texts, units, options, halves.second());
  return learnt;
}

std::shared_ptr<const TfidfModel> make_model(Learnt learnt, const TfidfOptions& options) {
  if (options.vocabulary) return make_given_model(std::move(learnt), options);
  const Selection selection = select_terms(learnt.table, limits_of(options, learnt.n_texts));
  return make_model(std::move(learnt), selection, options);
}

Counts count_by(const TfidfModel& model, const Texts& texts, const UnitReader& units, const Execution& execution) {
  KnownTerms& known = model.known(units.ngram_range().max_n > 1);
  Counts counts = count_known(texts, units, known.terms, execution);
  renumber(counts, std::span(&known.columns, 1), {.n_jobs = execution.n_jobs});
  return counts;
}

}  // namespace tidings::detail
