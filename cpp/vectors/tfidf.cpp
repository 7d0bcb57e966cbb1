#include "tidings/vectors/tfidf.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "tidings/base/errors.hpp"
#include "tidings/stories/timestamp.hpp"
#include "tidings/vectors/background.hpp"
#include "vectors/learning.hpp"
#include "vectors/semantics.hpp"
#include "vectors/tfidf_file.hpp"
#include "vectors/weights.hpp"

namespace tidings {
namespace {

using detail::TfidfModel;

void check_frequency(const DocumentFrequency& limit, const char* name) {
  if (const double* proportion = std::get_if<double>(&limit)) {
    require(*proportion >= 0 && *proportion <= 1, name, "a number of documents or a proportion in [0, 1]", *proportion);
  }
}

/// The parts of a fit's time that counting and learning end at; weighing takes the rest.
constexpr double counting_end = 0.6;
constexpr double learning_end = 0.8;

std::size_t part_of(double part, std::size_t n_texts) {
  return static_cast<std::size_t>(part * static_cast<double>(n_texts));
}

void check_times(const Texts& texts, TextTimes times, const TfidfOptions& options) {
  const bool right = times.size() == (options.half_life > 0 ? texts.size() : 0);
  require(right, "the number of times", options.half_life > 0 ? "that of the texts" : "0 without a half-life",
          times.size());
  for (const std::int64_t time : times) {
    require(time >= first_second && time <= last_second, "a text's time", "in the years 1 to 9999", time);
  }
}

detail::Fit fit_texts(const Texts& texts, TextTimes times, const detail::UnitReader& units, const TfidfOptions& options,
                      const Execution& execution) {
  check_times(texts, times, options);
  const std::size_t n = texts.size();
  ProgressPart counting(execution.progress, 0, part_of(counting_end, n), n);
  ProgressPart learning(execution.progress, part_of(counting_end, n), part_of(learning_end, n), n);
  return detail::fit({texts, times}, units, options, {.n_jobs = execution.n_jobs, .progress = &counting},
                     {.n_jobs = execution.n_jobs, .progress = &learning});
}

}  // namespace

TfidfVectorizer::TfidfVectorizer(TfidfOptions options) : options_(std::move(options)), analyzer_(options_.analyzer) {
  check(options_.weighting);
  require(std::isfinite(options_.background_weight) && options_.background_weight >= 0, "background_weight",
          "finite and not negative", options_.background_weight);
  require(options_.semantic >= 0 && options_.semantic < 1, "semantic", "in [0, 1)", options_.semantic);
  require(options_.semantic == 0 || (options_.background && options_.background->dimensions() > 0), "semantic",
          "0 without a background that has term vectors", options_.semantic);
  require(options_.semantic == 0 || options_.weighting.norm == Norm::l2, "semantic", "0 unless the norm is l2",
          options_.semantic);
  constexpr double least_half_life = 1.0 / 86400;  // a second
  const bool half_life = std::isfinite(options_.half_life) && options_.half_life >= least_half_life;
  require(options_.half_life == 0 || half_life, "half_life", "at least a second, in days, or 0", options_.half_life);
  const Unit unit = options_.analyzer.unit;
  const bool words = unit == Unit::words || unit == Unit::names;
  require(!options_.background || words || unit == Unit::given, "background", "absent unless terms are words", "one");
  require(!options_.surface_forms || words, "surface_forms", "false unless terms are words or names", "true");
  check_frequency(options_.min_df, "min_df");
  check_frequency(options_.max_df, "max_df");
  check_frequency(options_.max_word_df, "max_word_df");
  const bool all_words = options_.max_word_df == DocumentFrequency(1.0);
  require(all_words || options_.analyzer.ngram_range.min_n == 1, "max_word_df", "1.0 unless n-grams begin at one word",
          "another");
  require(options_.max_features != std::size_t{0}, "max_features", "at least 1", 0);
  require(!options_.vocabulary || !options_.vocabulary->empty(), "vocabulary", "not empty", 0);
  if (options_.vocabulary) static_cast<void>(Vocabulary(*options_.vocabulary));
}

TfidfVectorizer::TfidfVectorizer(TfidfOptions options, const std::vector<std::string>& terms, std::vector<double> idf)
    : TfidfVectorizer(std::move(options)) {
  require(!terms.empty() && idf.size() == terms.size(), "the number of idf values", "the number of terms, at least 1",
          std::to_string(idf.size()) + " against " + std::to_string(terms.size()));
  const Weighting& weighting = options_.weighting;
  require(options_.half_life == 0 && !options_.surface_forms, "half_life and surface_forms", "0 and false", "another");
  require(weighting.tf != Tf::bm25 && weighting.norm != Norm::pivoted, "the weighting",
          "one that needs no lengths of texts", "BM25 or pivoted");
  Vocabulary vocabulary(terms);
  detail::TfidfModel::Prior prior = detail::prior_of(vocabulary, options_);
  model_ = std::make_shared<const TfidfModel>(detail::Learnt{}, std::move(vocabulary),
                                              CollectionWeights{.idf = std::move(idf)}, std::move(prior));
}

TfidfVectorizer::TfidfVectorizer(TfidfOptions options, std::shared_ptr<const TfidfModel> model)
    : TfidfVectorizer(std::move(options)) {
  model_ = std::move(model);
}

const Vocabulary& TfidfVectorizer::vocabulary() const {
  static const Vocabulary none;
  return model_ ? model_->vocabulary() : none;
}

const std::vector<double>& TfidfVectorizer::idf() const {
  return weights().idf;
}

const CollectionWeights& TfidfVectorizer::weights() const {
  static const CollectionWeights none;
  return model_ ? model_->weights() : none;
}

std::size_t TfidfVectorizer::n_columns() const {
  return vocabulary().size() + (fitted() && options_.semantic > 0 ? options_.background->dimensions() : 0);
}

std::size_t TfidfVectorizer::replaced() const {
  return model_ ? model_->learnt().replaced : 0;
}

std::size_t TfidfVectorizer::n_documents() const {
  return model_ ? model_->learnt().n_texts : 0;
}

std::vector<std::string> TfidfVectorizer::surface_forms() const {
  if (!options_.surface_forms || !model_) {
    throw std::logic_error("the TF-IDF vectorizer has learnt no surface forms: set the option, and fit");
  }
  return detail::most_frequent_forms(model_->learnt().forms, vocabulary());
}

void TfidfVectorizer::fit(const Texts& texts, const Execution& execution, TextTimes times) {
  detail::Fit fit = fit_texts(texts, times, analyzer_.units(), options_, execution);
  model_ = std::move(fit.model);
}

void TfidfVectorizer::partial_fit(const Texts& texts, const Execution& execution, TextTimes times) {
  check_times(texts, times, options_);
  detail::Learnt learnt = detail::learn({texts, times}, analyzer_.units(), options_, execution);
  if (model_) learnt = detail::add(learnt_before(), learnt, options_.vocabulary.has_value());
  model_ = detail::make_model(std::move(learnt), options_);
}

void TfidfVectorizer::merge(const TfidfVectorizer& other) {
  if (options_.analyzer != other.options_.analyzer || options_.vocabulary != other.options_.vocabulary) {
    throw std::invalid_argument("merge: the two vectorizers analyse texts differently, or have other vocabularies");
  }
  if (options_.half_life != other.options_.half_life || options_.surface_forms != other.options_.surface_forms) {
    throw std::invalid_argument("merge: half_life and surface_forms must be set from the first texts on, or never");
  }
  if (!other.model_) return;
  detail::Learnt learnt = other.learnt_before();
  if (model_) learnt = detail::add(learnt_before(), learnt, options_.vocabulary.has_value());
  model_ = detail::make_model(std::move(learnt), options_);
}

void TfidfVectorizer::forget(const Texts& texts, const Execution& execution, TextTimes times) {
  check_times(texts, times, options_);
  if (!model_) throw std::logic_error("the TF-IDF vectorizer is not fitted: there is nothing to forget");
  const detail::Learnt gone = detail::learn({texts, times}, analyzer_.units(), options_, execution);
  model_ = detail::make_model(detail::subtract(learnt_before(), gone, options_.vocabulary.has_value()), options_);
}

const detail::Learnt& TfidfVectorizer::learnt_before() const {
  const detail::Learnt& learnt = model_->learnt();
  if (learnt.table.ends.empty()) {
    throw std::logic_error("the TF-IDF vectorizer was made from terms and their idf: it cannot learn more");
  }
  return learnt;
}

void TfidfVectorizer::save(const std::string& path) const {
  detail::save_tfidf(*this, path, "");
}

TfidfVectorizer TfidfVectorizer::load(const std::string& path, bool any_icu,
                                      const std::shared_ptr<const Background>& background) {
  detail::LoadedTfidf loaded = detail::load_tfidf(path, [&](const std::string&) { return background; });
  detail::require_icu(path, loaded.icu_version, any_icu);
  return std::move(loaded.vectorizer);
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::weigh(detail::Counts counts, const TfidfModel& model,
                                          const Execution& execution) const {
  SparseMatrix<Real> matrix = detail::weigh<Real>(std::move(counts), model.weights(), options_, execution);
  if (options_.semantic > 0) {
    detail::with_semantics(matrix, *model.prior().terms, model.prior().of_column, options_.semantic,
                           {.n_jobs = execution.n_jobs})
        .swap(matrix);
  }
  return matrix;  // the only return, for Eigen 3.4 would copy
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::fit_transform(const Texts& texts, const Execution& execution, TextTimes times) {
  detail::Fit fit = fit_texts(texts, times, analyzer_.units(), options_, execution);
  ProgressPart weighing(execution.progress, part_of(learning_end, texts.size()), texts.size(), texts.size());
  SparseMatrix<Real> matrix =
      weigh<Real>(std::move(fit.counts), *fit.model, {.n_jobs = execution.n_jobs, .progress = &weighing});
  model_ = std::move(fit.model);
  return matrix;
}

template <class Real>
SparseMatrix<Real> TfidfVectorizer::transform(const Texts& texts, const Execution& execution) const {
  if (!model_) throw std::logic_error("the TF-IDF vectorizer is not fitted: call fit first");
  if (!fitted()) throw std::logic_error("the TF-IDF vectorizer has no term yet: all lie outside of min_df and max_df");
  const std::size_t n = texts.size();
  ProgressPart counting(execution.progress, 0, part_of(learning_end, n), n);
  ProgressPart weighing(execution.progress, part_of(learning_end, n), n, n);
  detail::Counts counts =
      detail::count_by(*model_, texts, analyzer_.units(), {.n_jobs = execution.n_jobs, .progress = &counting});
  return weigh<Real>(std::move(counts), *model_, {.n_jobs = execution.n_jobs, .progress = &weighing});
}

template SparseMatrix<float> TfidfVectorizer::fit_transform(const Texts&, const Execution&, TextTimes);
template SparseMatrix<double> TfidfVectorizer::fit_transform(const Texts&, const Execution&, TextTimes);
template SparseMatrix<float> TfidfVectorizer::transform(const Texts&, const Execution&) const;
template SparseMatrix<double> TfidfVectorizer::transform(const Texts&, const Execution&) const;

}  // namespace tidings
