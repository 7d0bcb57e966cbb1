#include "tidings/vectors/story_vectorizer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>
#include <string_view>

#include "tidings/base/errors.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings {
namespace {

void check_weights(std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) {
    require(std::isfinite(weight) && weight >= 0, "a field's weight", "finite and not negative", weight);
    sum += weight;
  }
  require(sum > 0 && std::isfinite(sum), "the sum of the fields' weights", "positive and finite", sum);
}

std::vector<std::string_view> column_of(const Corpus& stories, StoryColumn column) {
  std::vector<std::string_view> texts;
  texts.reserve(stories.size());
  for (std::size_t i = 0; i < stories.size(); ++i) {
    switch (column) {
      case StoryColumn::text:
        texts.push_back(stories.text(i));
        break;
      case StoryColumn::headline:
        texts.push_back(stories.headline(i));
        break;
      case StoryColumn::body:
        texts.push_back(stories.body(i));
        break;
      case StoryColumn::source:
        texts.push_back(stories.source(i));
        break;
    }
  }
  return texts;
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

}  // namespace

template <class Real>
SparseMatrix<Real> join_fields(std::span<const SparseView<Real>> fields, std::span<const double> weights) {
  require(fields.size() == weights.size(), "the number of weights", "that of the fields", weights.size());
  check_weights(weights);
  double total = 0;
  for (const double weight : weights) total += weight;
  Eigen::Index n_columns = 0;
  std::size_t n_entries = 0;
  for (const SparseView<Real>& field : fields) {
    require(field.rows() == fields.front().rows(), "the rows of each field", "as many as of the first", field.rows());
    n_columns += field.cols();
    n_entries += static_cast<std::size_t>(field.nonZeros());
  }
  constexpr auto most = std::numeric_limits<Index>::max();
  if (n_entries > std::size_t{most} || n_columns > most) {
    throw std::length_error("joined fields: " + std::to_string(n_entries) + " non-zeros in " +
                            std::to_string(n_columns) + " columns are more than 2^31 - 1");
  }
  SparseMatrix<Real> result(fields.front().rows(), n_columns);
  result.resizeNonZeros(static_cast<Eigen::Index>(n_entries));
  Index at = 0;
  for (Eigen::Index row = 0; row < result.rows(); ++row) {
    Index first_column = 0;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const SparseView<Real>& field = fields[f];
      const double factor = std::sqrt(weights[f] / total);
      for (Index e = field.outerIndexPtr()[row]; e < field.outerIndexPtr()[row + 1]; ++e) {
        result.innerIndexPtr()[at] = first_column + field.innerIndexPtr()[e];
        result.valuePtr()[at++] = static_cast<Real>(factor * static_cast<double>(field.valuePtr()[e]));
      }
      first_column += static_cast<Index>(field.cols());
    }
    result.outerIndexPtr()[row + 1] = at;
  }
  return result;
}

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
  check_weights(weights());
}

std::vector<double> StoryVectorizer::weights() const {
  std::vector<double> weights;
  for (const StoryField& field : fields_) weights.push_back(field.weight);
  return weights;
}

template <class Real>
SparseMatrix<Real> StoryVectorizer::fit_transform(const Corpus& stories, const Execution& execution) {
  std::vector<TfidfVectorizer> vectorizers;
  std::vector<SparseMatrix<Real>> matrices;
  for (const StoryField& field : fields_) {
    TfidfVectorizer& vectorizer = vectorizers.emplace_back(field.vectors);
    const std::vector<std::string_view> texts = column_of(stories, field.column);
    if (has_terms(vectorizer.analyzer(), texts)) {
      matrices.push_back(vectorizer.fit_transform<Real>(texts, {.n_jobs = execution.n_jobs}));
    } else {
      matrices.emplace_back(static_cast<Eigen::Index>(stories.size()), 0);
    }
  }
  SparseMatrix<Real> matrix = joined(matrices, weights());
  vectorizers_ = std::move(vectorizers);
  return matrix;
}

template <class Real>
SparseMatrix<Real> StoryVectorizer::transform(const Corpus& stories, const Execution& execution) const {
  if (vectorizers_.empty()) throw std::logic_error("the story vectorizer is not fitted: call fit_transform first");
  std::vector<SparseMatrix<Real>> matrices;
  for (std::size_t f = 0; f < fields_.size(); ++f) {
    if (vectorizers_[f].fitted()) {
      matrices.push_back(
          vectorizers_[f].transform<Real>(column_of(stories, fields_[f].column), {.n_jobs = execution.n_jobs}));
    } else {
      matrices.emplace_back(static_cast<Eigen::Index>(stories.size()), 0);
    }
  }
  return joined(matrices, weights());
}

std::size_t StoryVectorizer::place_of(const std::string& field) const {
  const auto found = std::ranges::find(fields_, field, &StoryField::name);
  require(found != fields_.end(), "field", "the name of one", field);
  return static_cast<std::size_t>(found - fields_.begin());
}

const TfidfVectorizer& StoryVectorizer::vectorizer(const std::string& field) const {
  if (vectorizers_.empty()) throw std::logic_error("the story vectorizer is not fitted: call fit_transform first");
  return vectorizers_[place_of(field)];
}

std::pair<Index, Index> StoryVectorizer::columns_of(const std::string& field) const {
  if (vectorizers_.empty()) throw std::logic_error("the story vectorizer is not fitted: call fit_transform first");
  const std::size_t place = place_of(field);
  Index begin = 0;
  for (std::size_t f = 0; f < place; ++f) begin += static_cast<Index>(vectorizers_[f].n_columns());
  return {begin, begin + static_cast<Index>(vectorizers_[place].n_columns())};
}

template SparseMatrix<float> join_fields(std::span<const SparseView<float>>, std::span<const double>);
template SparseMatrix<double> join_fields(std::span<const SparseView<double>>, std::span<const double>);
template SparseMatrix<float> StoryVectorizer::fit_transform(const Corpus&, const Execution&);
template SparseMatrix<double> StoryVectorizer::fit_transform(const Corpus&, const Execution&);
template SparseMatrix<float> StoryVectorizer::transform(const Corpus&, const Execution&) const;
template SparseMatrix<double> StoryVectorizer::transform(const Corpus&, const Execution&) const;

}  // namespace tidings
