#include "tidings/vectors/tfidf.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <utility>

#include "tidings/base/errors.hpp"
#include "vectors/counts.hpp"
#include "vectors/selection.hpp"
#include "vectors/term_table.hpp"
#include "vectors/tfidf_model.hpp"
#include "vectors/weights.hpp"

namespace tidings {
namespace {

using detail::Counts;
using detail::LargeVector;
using detail::TfidfModel;

void check_frequency(const DocumentFrequency& limit, const char* name) {
  if (const double* proportion = std::get_if<double>(&limit)) {
    require(*proportion >= 0 && *proportion <= 1, name, "a number of documents or a proportion in [0, 1]", *proportion);
  }
}

double documents(const DocumentFrequency& limit, std::size_t n_documents) {
  if (const double* proportion = std::get_if<double>(&limit)) return *proportion * static_cast<double>(n_documents);
  return static_cast<double>(std::get<std::size_t>(limit));
}

detail::Limits limits_of(const TfidfOptions& options, std::size_t n_texts) {
  const double least = documents(options.min_df, n_texts);
  const double most = documents(options.max_df, n_texts);
  require(most >= least, "max_df", "at least min_df", to_text(most) + " < " + to_text(least) + " documents");
  return {least, most, options.max_features};
}

/// The terms that min_df, max_df and max_features leave.
detail::Selection select_terms(const detail::TermTable& table, const TfidfOptions& options, std::size_t n_texts) {
  const auto n_terms = std::ranges::count_if(table.df, [](std::uint32_t df) { return df > 0; });
  if (n_terms == 0) {
    throw std::invalid_argument("empty vocabulary: none of the " + std::to_string(n_texts) +
                                " texts has a term; perhaps they hold only stop words");
  }
  detail::Selection selection = detail::select_terms(table, limits_of(options, n_texts));
  if (selection.terms.empty()) {
    throw std::invalid_argument("no term remains: all " + std::to_string(n_terms) +
                                " lie outside of min_df and max_df");
  }
  return selection;
}

double idf_of(std::size_t df, std::size_t n_texts, bool smooth) {
  const double extra = smooth ? 1 : 0;
  return std::log((static_cast<double>(n_texts) + extra) / (static_cast<double>(df) + extra)) + 1;
}

std::vector<double> idf_of_columns(const Vocabulary& vocabulary, const LargeVector<std::uint32_t>& df,
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

/// What was learnt, and what was counted by it: the counts' terms are columns.
struct Fit {
  std::shared_ptr<const TfidfModel> model;
  Counts counts;
};

/// The parts of a fit's time that counting and learning end at; weighing takes the rest.
constexpr double counting_end = 0.6;
constexpr double learning_end = 0.8;

std::size_t part_of(double part, std::size_t n_texts) {
  return static_cast<std::size_t>(part * static_cast<double>(n_texts));
}

/// The threads' terms brought together.
struct BroughtTogether {
  std::vector<detail::SortedTerms> sources;
  detail::MergedTerms merged;
};

BroughtTogether bring_together(std::vector<detail::TermSource> sources, const Execution& execution) {
  BroughtTogether learnt;
  learnt.sources.resize(sources.size());
  parallel_for(sources.size(), 1, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t s = begin; s < end; ++s) learnt.sources[s] = detail::sort_terms(std::move(sources[s]));
    };
  });
  std::vector<detail::TermTable> tables;
  for (detail::SortedTerms& source : learnt.sources) tables.push_back(std::move(source.table));
  if (tables.empty()) tables.resize(1);
  learnt.merged = detail::merge_terms(std::move(tables), execution);
  return learnt;
}

Fit learn_terms(const Texts& texts, const detail::WordAnalyzer& analyzer, const TfidfOptions& options,
                const Execution& counting, const Execution& learning) {
  Counts counts = detail::count_all(texts, analyzer, options.max_features && !options.binary, counting);
  const BroughtTogether learnt = bring_together(std::exchange(counts.sources, {}), {.n_jobs = learning.n_jobs});
  const detail::TermTable& table = learnt.merged.table;
  const detail::Selection selection = select_terms(table, options, texts.size());
  std::vector<detail::Columns> columns;
  for (std::size_t s = 0; s < learnt.sources.size(); ++s) {
    columns.push_back(detail::columns_of(learnt.sources[s], learnt.merged.of[s], selection));
  }
  detail::renumber(counts, columns, learning);
  Vocabulary vocabulary(detail::spell_columns(table, selection));
  LargeVector<std::uint32_t> df;
  for (const detail::TermId term : selection.terms) df.push_back(table.df[term]);
  std::vector<double> idf = idf_of_columns(vocabulary, df, texts.size(), options);
  return {std::make_shared<const TfidfModel>(std::move(vocabulary), std::move(idf)), std::move(counts)};
}

Counts count_by(const TfidfModel& model, const Texts& texts, const detail::WordAnalyzer& analyzer,
                const Execution& execution) {
  detail::KnownTerms& known = model.known();
  Counts counts = detail::count_known(texts, analyzer, known.terms, execution);
  detail::renumber(counts, std::span(&known.columns, 1), {.n_jobs = execution.n_jobs});
  return counts;
}

Fit learn_idf(const Texts& texts, const detail::WordAnalyzer& analyzer, const TfidfOptions& options,
              const Execution& execution) {
  const TfidfModel given(Vocabulary(*options.vocabulary), {});
  Counts counts = count_by(given, texts, analyzer, execution);
  LargeVector<std::uint32_t> df(given.vocabulary().size(), 0);
  for (const detail::CountBlock& block : counts.blocks) {
    for (const detail::TermCount& count : block.counts) ++df[count.term];
  }
  std::vector<double> idf = idf_of_columns(given.vocabulary(), df, texts.size(), options);
  return {std::make_shared<const TfidfModel>(given.vocabulary(), std::move(idf)), std::move(counts)};
}

Fit learn(const Texts& texts, const detail::WordAnalyzer& analyzer, const TfidfOptions& options,
          const Execution& execution) {
  const std::size_t n = texts.size();
  ProgressPart counting(execution.progress, 0, part_of(counting_end, n), n);
  ProgressPart learning(execution.progress, part_of(counting_end, n), part_of(learning_end, n), n);
  const Execution count_execution{.n_jobs = execution.n_jobs, .progress = &counting};
  if (options.vocabulary) return learn_idf(texts, analyzer, options, count_execution);
  return learn_terms(texts, analyzer, options, count_execution, {.n_jobs = execution.n_jobs, .progress = &learning});
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
  model_ = std::make_shared<const TfidfModel>(Vocabulary(terms), std::move(idf));
}

const Vocabulary& TfidfVectorizer::vocabulary() const {
  static const Vocabulary none;
  return model_ ? model_->vocabulary() : none;
}

const std::vector<double>& TfidfVectorizer::idf() const {
  static const std::vector<double> none;
  return model_ ? model_->idf() : none;
}

void TfidfVectorizer::fit(const Texts& texts, const Execution& execution) {
  Fit fit = learn(texts, analyzer_.words(), options_, execution);
  model_ = std::move(fit.model);
  replaced_ = fit.counts.replaced;
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::fit_transform(const Texts& texts, const Execution& execution) {
  Fit fit = learn(texts, analyzer_.words(), options_, execution);
  const std::size_t replaced = fit.counts.replaced;
  ProgressPart weighing(execution.progress, part_of(learning_end, texts.size()), texts.size(), texts.size());
  SparseMatrix<Real> matrix = detail::weigh<Real>(std::move(fit.counts), fit.model->idf(), options_,
                                                  {.n_jobs = execution.n_jobs, .progress = &weighing});
  model_ = std::move(fit.model);
  replaced_ = replaced;
  return matrix;
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::transform(const Texts& texts, const Execution& execution) const {
  if (!fitted()) throw std::logic_error("the TF-IDF vectorizer is not fitted: call fit first");
  const std::size_t n = texts.size();
  ProgressPart counting(execution.progress, 0, part_of(learning_end, n), n);
  ProgressPart weighing(execution.progress, part_of(learning_end, n), n, n);
  Counts counts = count_by(*model_, texts, analyzer_.words(), {.n_jobs = execution.n_jobs, .progress = &counting});
  return detail::weigh<Real>(std::move(counts), idf(), options_, {.n_jobs = execution.n_jobs, .progress = &weighing});
}

template SparseMatrix<float> TfidfVectorizer::fit_transform(const Texts&, const Execution&);
template SparseMatrix<double> TfidfVectorizer::fit_transform(const Texts&, const Execution&);
template SparseMatrix<float> TfidfVectorizer::transform(const Texts&, const Execution&) const;
template SparseMatrix<double> TfidfVectorizer::transform(const Texts&, const Execution&) const;

}  // namespace tidings
