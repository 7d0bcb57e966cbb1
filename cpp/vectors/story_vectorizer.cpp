#include "tidings/vectors/story_vectorizer.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>

#include "tidings/base/errors.hpp"
#include "tidings/text/stop_words.hpp"
#include "vectors/join_fields.hpp"
#include "vectors/story_texts.hpp"
#include "vectors/story_vectorizer_file.hpp"

namespace tidings {
namespace {

/// When the stories were published, if the field has a half-life.
std::vector<std::int64_t> times_of(const Corpus& stories, const StoryField& field) {
  std::vector<std::int64_t> times;
  for (std::size_t i = 0; field.vectors.half_life > 0 && i < stories.size(); ++i) {
    const std::optional<Timestamp> published = stories.published(i);
    require(published.has_value(), "a story's time, which the half-life of a field needs", "known", i);
    times.push_back(published->seconds);
  }
  return times;
}

/// Whether any text has a term.
bool has_terms(const Analyzer& analyzer, const std::vector<std::string_view>& texts) {
  TermList terms;
  return std::ranges::any_of(texts, [&](std::string_view text) {
    analyzer.analyze(text, terms);
    return terms.size() > 0;
  });
}

template <class Real>
SparseMatrix<Real> joined(const std::vector<SparseMatrix<Real>>& matrices, const std::vector<double>& weights) {
  std::vector<SparseView<Real>> views;
  for (const SparseMatrix<Real>& matrix : matrices) views.push_back(view(matrix));
  return join_fields<Real>(views, weights);
}

/// The progress of one field of some.
ProgressPart part_of(std::size_t field, std::size_t n_fields, const Execution& execution) {
  constexpr std::size_t units = 1000;
  return {execution.progress, field * units, (field + 1) * units, n_fields * units};
}

}  // namespace

std::vector<StoryField> default_story_fields() {
  TfidfOptions vectors{.weighting = {.tf = Tf::logarithmic}};
  const auto words = english_stop_words();
  vectors.analyzer.stop_words.assign(words.begin(), words.end());
  return {{"headline", StoryColumn::headline, 0.3, vectors}, {"text", StoryColumn::text, 0.7, vectors}};
}

StoryVectorizer::StoryVectorizer(std::vector<StoryField> fields) : fields_(std::move(fields)) {
  std::set<std::string> names;
  for (const StoryField& field : fields_) {
    require(names.insert(field.name).second, "a field's name", "one that no other field has", field.name);
    require(field.vectors.weighting.norm == Norm::l2, "a field's norm", "l2", field.name);
    static_cast<void>(TfidfVectorizer(field.vectors));
  }
  detail::check_field_weights(weights());
}

std::vector<double> StoryVectorizer::weights() const {
  std::vector<double> weights;
  for (const StoryField& field : fields_) weights.push_back(field.weight);
  return weights;
}

StoryVectorizer::StoryVectorizer(std::vector<StoryField> fields, std::vector<TfidfVectorizer> vectorizers)
    : StoryVectorizer(std::move(fields)) {
  require(vectorizers.size() == fields_.size(), "the number of vectorizers", "that of the fields", vectorizers.size());
  vectorizers_ = std::move(vectorizers);
}

const std::vector<TfidfVectorizer>& StoryVectorizer::learnt() const {
  if (!fitted()) throw std::logic_error("the story vectorizer is not fitted: call fit_transform or partial_fit first");
  return vectorizers_;
}

template <class Real>
SparseMatrix<Real> StoryVectorizer::fit_transform(const Corpus& stories, const Execution& execution) {
  std::vector<TfidfVectorizer> vectorizers;
  std::vector<SparseMatrix<Real>> matrices;
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    ProgressPart part = part_of(f, fields_.size(), execution);
    TfidfVectorizer& vectorizer = vectorizers.emplace_back(fields_[f].vectors);
    const detail::StoryTexts column(stories, fields_[f].column);
    const std::vector<std::string_view>& texts = column.views();
    const std::vector<std::int64_t> times = times_of(stories, fields_[f]);
    if (has_terms(vectorizer.analyzer(), texts)) {
      matrices.push_back(vectorizer.fit_transform<Real>(texts, {.n_jobs = execution.n_jobs, .progress = &part}, times));
    } else {
      vectorizer.partial_fit(texts, {.n_jobs = execution.n_jobs, .progress = &part}, times);
      matrices.emplace_back(static_cast<Eigen::Index>(stories.size()), 0);
    }
  }
  SparseMatrix<Real> matrix = joined(matrices, weights());
  vectorizers_ = std::move(vectorizers);
  return matrix;
}

template <class Real>
SparseMatrix<Real> StoryVectorizer::transform(const Corpus& stories, const Execution& execution) const {
  std::vector<SparseMatrix<Real>> matrices;
  for (std::size_t f = 0; f < learnt().size(); ++f) {
    ProgressPart part = part_of(f, learnt().size(), execution);
    if (vectorizers_[f].fitted()) {
      matrices.push_back(vectorizers_[f].transform<Real>(detail::StoryTexts(stories, fields_[f].column).views(),
                                                         {.n_jobs = execution.n_jobs, .progress = &part}));
    } else {
      matrices.emplace_back(static_cast<Eigen::Index>(stories.size()), 0);
    }
  }
  return joined(matrices, weights());
}

void StoryVectorizer::partial_fit(const Corpus& stories, const Execution& execution) {
  std::vector<TfidfVectorizer> vectorizers = vectorizers_;
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    if (!fitted()) vectorizers.emplace_back(fields_[f].vectors);
    vectorizers[f].partial_fit(detail::StoryTexts(stories, fields_[f].column).views(), {.n_jobs = execution.n_jobs},
                               times_of(stories, fields_[f]));
  }
  vectorizers_ = std::move(vectorizers);
}

void StoryVectorizer::merge(const StoryVectorizer& other) {
  const auto same = [](const StoryField& a, const StoryField& b) { return a.name == b.name && a.column == b.column; };
  if (!std::ranges::equal(fields_, other.fields_, same)) {
    throw std::invalid_argument("merge: the two story vectorizers have other fields");
  }
  std::vector<TfidfVectorizer> vectorizers = vectorizers_;
  for (std::size_t f = 0; f < other.vectorizers_.size(); ++f) {
    if (!fitted()) vectorizers.emplace_back(fields_[f].vectors);
    vectorizers[f].merge(other.vectorizers_[f]);
  }
  vectorizers_ = std::move(vectorizers);
}

void StoryVectorizer::forget(const Corpus& stories, const Execution& execution) {
  std::vector<TfidfVectorizer> vectorizers = learnt();
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    vectorizers[f].forget(detail::StoryTexts(stories, fields_[f].column).views(), {.n_jobs = execution.n_jobs},
                          times_of(stories, fields_[f]));
  }
  vectorizers_ = std::move(vectorizers);
}

void StoryVectorizer::save(const std::string& path) const {
  std::vector<detail::SavedField> fields;
  for (std::size_t f = 0; f < learnt().size(); ++f) {
    fields.push_back(
        {fields_[f].name, std::string(detail::name_of(fields_[f].column)), fields_[f].weight, vectorizers_[f], ""});
  }
  detail::save_fields(fields, path, "");
}

StoryVectorizer StoryVectorizer::load(const std::string& path, bool any_icu,
                                      const std::shared_ptr<const Background>& background) {
  detail::LoadedFields loaded = detail::load_fields(path, [&](const std::string&) { return background; });
  detail::require_icu(path, loaded.icu_version, any_icu);
  return detail::story_vectorizer_of(path, std::move(loaded.fields));
}

std::size_t StoryVectorizer::place_of(const std::string& field) const {
  const auto found = std::ranges::find(fields_, field, &StoryField::name);
  require(found != fields_.end(), "field", "the name of one", field);
  return static_cast<std::size_t>(found - fields_.begin());
}

const TfidfVectorizer& StoryVectorizer::vectorizer(const std::string& field) const {
  return learnt()[place_of(field)];
}

std::pair<Index, Index> StoryVectorizer::columns_of(const std::string& field) const {
  const std::size_t place = place_of(field);
  Index begin = 0;
  for (std::size_t f = 0; f < place; ++f) begin += static_cast<Index>(learnt()[f].n_columns());
  return {begin, begin + static_cast<Index>(learnt()[place].n_columns())};
}

template SparseMatrix<float> StoryVectorizer::fit_transform(const Corpus&, const Execution&);
template SparseMatrix<double> StoryVectorizer::fit_transform(const Corpus&, const Execution&);
template SparseMatrix<float> StoryVectorizer::transform(const Corpus&, const Execution&) const;
template SparseMatrix<double> StoryVectorizer::transform(const Corpus&, const Execution&) const;

}  // namespace tidings
