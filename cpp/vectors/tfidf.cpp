#include "tidings/vectors/tfidf.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

#include "tidings/base/errors.hpp"
#include "vectors/counts.hpp"
#include "vectors/weights.hpp"

namespace tidings {
namespace {

void check_frequency(const DocumentFrequency& limit, const char* name) {
  if (const double* proportion = std::get_if<double>(&limit)) {
    require(*proportion >= 0 && *proportion <= 1, name, "a number of documents or a proportion in [0, 1]", *proportion);
  }
}

double documents(const DocumentFrequency& limit, std::size_t n_documents) {
  if (const double* proportion = std::get_if<double>(&limit)) return *proportion * static_cast<double>(n_documents);
  return static_cast<double>(std::get<std::size_t>(limit));
}

/// What a collection says about its terms.
struct TermStatistics {
  std::vector<std::size_t> document_frequency;
  std::vector<std::size_t> occurrences;  ///< each document once where the counts are binary
};

TermStatistics statistics(const Counts& counts, std::size_t n_terms, bool binary) {
  TermStatistics result{std::vector<std::size_t>(n_terms, 0), std::vector<std::size_t>(n_terms, 0)};
  for (const CountBlock& block : counts.blocks) {
    for (const TermCount& count : block.counts) {
      const auto t = static_cast<std::size_t>(count.term);
      ++result.document_frequency[t];
      result.occurrences[t] += binary ? 1 : static_cast<std::size_t>(count.count);
    }
  }
  return result;
}

/// Keeps the terms with the most occurrences, and the order of those that stay.
void limit_features(std::vector<Index>& terms, const TermStatistics& statistics, std::size_t max_features) {
  if (terms.size() <= max_features) return;
  std::vector<std::size_t> rank(terms.size());
  for (std::size_t i = 0; i < rank.size(); ++i) rank[i] = i;
  const auto occurrences = [&](std::size_t i) { return statistics.occurrences[static_cast<std::size_t>(terms[i])]; };
  std::ranges::stable_sort(rank, std::ranges::greater{}, occurrences);
  rank.resize(max_features);
  std::ranges::sort(rank);
  std::vector<Index> kept;
  kept.reserve(rank.size());
  for (const std::size_t i : rank) kept.push_back(terms[i]);
  terms = std::move(kept);
}

/// The terms that min_df, max_df and max_features leave, in the order of their bytes.
std::vector<Index> select_terms(const Vocabulary& all, const TermStatistics& statistics, std::size_t n_texts,
                                const TfidfOptions& options, const Execution& execution) {
  if (all.size() == 0) {
    throw std::invalid_argument("empty vocabulary: none of the " + std::to_string(n_texts) +
                                " texts has a term; perhaps they hold only stop words");
  }
  const double least = documents(options.min_df, n_texts);
  const double most = documents(options.max_df, n_texts);
  require(most >= least, "max_df", "at least min_df", to_text(most) + " < " + to_text(least) + " documents");
  std::vector<Index> terms;
  for (std::size_t term = 0; term < all.size(); ++term) {
    const auto df = static_cast<double>(statistics.document_frequency[term]);
    if (df >= least && df <= most) terms.push_back(static_cast<Index>(term));
  }
  all.sort(terms, execution);
  if (options.max_features) limit_features(terms, statistics, *options.max_features);
  if (terms.empty()) {
    throw std::invalid_argument("no term remains: all " + std::to_string(all.size()) +
                                " lie outside of min_df and max_df");
  }
  return terms;
}

double idf_of(std::size_t df, std::size_t n_texts, bool smooth) {
  const double extra = smooth ? 1 : 0;
  return std::log((static_cast<double>(n_texts) + extra) / (static_cast<double>(df) + extra)) + 1;
}

/// What a fit learns. `column_of` maps the counts' terms to columns, or -1.
struct Model {
  Vocabulary vocabulary;
  std::vector<double> idf;
  std::vector<Index> column_of;
};

std::vector<double> idf_of_columns(const Vocabulary& vocabulary, const std::vector<std::size_t>& df,
                                   std::size_t n_texts, const TfidfOptions& options) {
  std::vector<double> idf(vocabulary.size(), 1);
  if (!options.use_idf) return idf;
  for (std::size_t c = 0; c < idf.size(); ++c) {
    if (df[c] == 0 && !options.smooth_idf) {
      throw std::invalid_argument("the term \"" + std::string(vocabulary[static_cast<Index>(c)]) +
                                  "\" of the vocabulary is in no text: its idf is infinite without smooth_idf");
    }
    idf[c] = idf_of(df[c], n_texts, options.smooth_idf);
  }
  return idf;
}

Model learn_terms(const Vocabulary& all, const Counts& counts, const TfidfOptions& options,
                  const Execution& execution) {
  const TermStatistics all_statistics = statistics(counts, all.size(), options.binary);
  Model model;
  model.column_of.assign(all.size(), -1);
  std::vector<std::size_t> df;
  for (const Index term : select_terms(all, all_statistics, counts.n_texts, options, execution)) {
    model.column_of[static_cast<std::size_t>(term)] = model.vocabulary.add(all[term]);
    df.push_back(all_statistics.document_frequency[static_cast<std::size_t>(term)]);
  }
  model.idf = idf_of_columns(model.vocabulary, df, counts.n_texts, options);
  return model;
}

Model learn_idf(Vocabulary given, const Counts& counts, const TfidfOptions& options) {
  const TermStatistics given_statistics = statistics(counts, given.size(), options.binary);
  Model model{std::move(given), {}, {}};
  model.idf = idf_of_columns(model.vocabulary, given_statistics.document_frequency, counts.n_texts, options);
  return model;
}

/// What was counted, and what was learnt from it.
struct Fit {
  Counts counts;
  Model model;
};

/// The parts of a fit's time that counting and learning end at; weighing takes the rest.
constexpr double counted = 0.6;
constexpr double learnt = 0.8;

std::size_t part_of(double part, std::size_t n_texts) {
  return static_cast<std::size_t>(part * static_cast<double>(n_texts));
}

Fit learn(Texts texts, const Analyzer& analyzer, const TfidfOptions& options, const Execution& execution) {
  const std::size_t n = texts.size();
  ProgressPart counting(execution.progress, 0, part_of(counted, n), n);
  ProgressPart learning(execution.progress, part_of(counted, n), part_of(learnt, n), n);
  const Execution count_execution{.n_jobs = execution.n_jobs, .progress = &counting};
  if (options.vocabulary) {
    Vocabulary given(*options.vocabulary);
    Counts counts = count_known(texts, analyzer, given, count_execution);
    Model model = learn_idf(std::move(given), counts, options);
    return {std::move(counts), std::move(model)};
  }
  Vocabulary all;
  Counts counts = count_all(texts, analyzer, all, count_execution);
  Model model = learn_terms(all, counts, options, {.n_jobs = execution.n_jobs, .progress = &learning});
  return {std::move(counts), std::move(model)};
}

}  // namespace

TfidfVectorizer::TfidfVectorizer(TfidfOptions options) : options_(std::move(options)), analyzer_(options_.analyzer) {
  check_frequency(options_.min_df, "min_df");
  check_frequency(options_.max_df, "max_df");
  require(options_.max_features != std::size_t{0}, "max_features", "at least 1", 0);
  require(!options_.vocabulary || !options_.vocabulary->empty(), "vocabulary", "not empty", 0);
  if (options_.vocabulary) static_cast<void>(Vocabulary(*options_.vocabulary));
}

TfidfVectorizer::TfidfVectorizer(TfidfOptions options, const std::vector<std::string>& terms, std::vector<double> idf)
    : TfidfVectorizer(std::move(options)) {
  require(!terms.empty() && idf.size() == terms.size(), "the number of idf values", "the number of terms, at least 1",
          std::to_string(idf.size()) + " against " + std::to_string(terms.size()));
  vocabulary_ = Vocabulary(terms);
  idf_ = std::move(idf);
}

void TfidfVectorizer::fit(Texts texts, const Execution& execution) {
  Fit fit = learn(texts, analyzer_, options_, execution);
  vocabulary_ = std::move(fit.model.vocabulary);
  idf_ = std::move(fit.model.idf);
  replaced_ = fit.counts.replaced;
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::fit_transform(Texts texts, const Execution& execution) {
  Fit fit = learn(texts, analyzer_, options_, execution);
  ProgressPart weighing(execution.progress, part_of(learnt, texts.size()), texts.size(), texts.size());
  const SparseMatrix<Real> matrix =
      weigh<Real>(fit.counts, fit.model.vocabulary.size(), {options_, fit.model.idf, fit.model.column_of},
                  {.n_jobs = execution.n_jobs, .progress = &weighing});
  vocabulary_ = std::move(fit.model.vocabulary);
  idf_ = std::move(fit.model.idf);
  replaced_ = fit.counts.replaced;
  return matrix;
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::transform(Texts texts, const Execution& execution) const {
  if (!fitted()) throw std::logic_error("the TF-IDF vectorizer is not fitted: call fit first");
  const std::size_t n = texts.size();
  ProgressPart counting(execution.progress, 0, part_of(learnt, n), n);
  ProgressPart weighing(execution.progress, part_of(learnt, n), n, n);
  const Counts counts = count_known(texts, analyzer_, vocabulary_, {.n_jobs = execution.n_jobs, .progress = &counting});
  return weigh<Real>(counts, vocabulary_.size(), {options_, idf_, {}},
                     {.n_jobs = execution.n_jobs, .progress = &weighing});
}

template SparseMatrix<float> TfidfVectorizer::fit_transform(Texts, const Execution&);
template SparseMatrix<double> TfidfVectorizer::fit_transform(Texts, const Execution&);
template SparseMatrix<float> TfidfVectorizer::transform(Texts, const Execution&) const;
template SparseMatrix<double> TfidfVectorizer::transform(Texts, const Execution&) const;

}  // namespace tidings
