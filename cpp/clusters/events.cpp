#include "tidings/clusters/events.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "clusters/event_members.hpp"
#include "clusters/event_places.hpp"
#include "clusters/event_tree.hpp"
#include "clusters/fitted_events.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

/// The vectors of all stories: of the distinct ones those of the tree, which loses them, and of copies their own.
SparseMatrix<float> vectors_of_all(const Corpus& stories, detail::EventTree& tree, int n_jobs) {
  std::vector<std::size_t> copies;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (tree.distinct.positions[tree.distinct.place[i]] != i) copies.push_back(i);
  }
  if (copies.empty()) return std::move(tree.vectors.matrix);
  const SparseMatrix<float> once = std::move(tree.vectors.matrix);
  const SparseMatrix<float> others =
      tree.vectors.vectorizer.transform<float>(tree.furniture.without(stories.select(copies)), {.n_jobs = n_jobs});
  SparseMatrix<float> all(static_cast<Eigen::Index>(stories.size()), once.cols());
  all.reserve(once.nonZeros() + others.nonZeros());
  std::size_t n_copies = 0;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const std::size_t place = tree.distinct.place[i];
    const bool copy = tree.distinct.positions[place] != i;
    const SparseRow<float> source = copy ? row(view(others), n_copies++) : row(view(once), place);
    const auto at = static_cast<Eigen::Index>(i);
    all.startVec(at);
    for (std::size_t e = 0; e < source.size(); ++e) all.insertBack(at, source.column(e)) = source.value(e);
  }
  all.finalize();
  return all;
}

}  // namespace

Events::Events(EventOptions options) : options_(std::move(options)) {
  require(options_.headline_weight >= 0 && options_.headline_weight < 1, "headline_weight", "in [0, 1)",
          options_.headline_weight);
  require(options_.name_weight >= 0 && options_.name_weight < 1, "name_weight", "in [0, 1)", options_.name_weight);
  require(options_.days >= 0, "days", "at least 0", options_.days);
  require(options_.strictness > 0 && std::isfinite(options_.strictness), "strictness", "positive and finite",
          options_.strictness);
  if (options_.threshold) {
    require(*options_.threshold >= -1 && *options_.threshold <= 1, "threshold", "in [-1, 1]", *options_.threshold);
  }
}

Events::~Events() = default;
Events::Events(Events&&) noexcept = default;
Events& Events::operator=(Events&&) noexcept = default;

const EventOptions& Events::options() const {
  return options_;
}

void Events::fit(const Corpus& stories, const Execution& execution) {
  detail::EventTree tree = detail::event_tree(stories, options_, execution);
  std::vector<Index> labels = tree.labels(tree.cut);
  std::vector<Day> days;
  for (std::size_t i = 0; i < stories.size() && !tree.days.empty(); ++i) {
    days.push_back(tree.dates[i].value_or(tree.days[tree.distinct.place[i]]));
  }
  SparseMatrix<float> matrix = vectors_of_all(stories, tree, execution.n_jobs);
  std::vector<double> lengths = detail::lengths_of(matrix);
  std::vector<Index> first_columns = detail::first_columns(tree.vectors.vectorizer);
  fitted_.reset(new Fitted{std::move(tree.vectors.vectorizer),
                           std::move(first_columns),
                           std::move(matrix),
                           std::move(lengths),
                           {std::move(days), {std::max(options_.days, 1)}},
                           std::move(labels),
                           tree.cut,
                           std::move(tree.furniture)});
}

const Events::Fitted& Events::fitted() const {
  if (!fitted_) throw std::logic_error("the events are not fitted: call fit first");
  return *fitted_;
}

const std::vector<Index>& Events::labels() const {
  return fitted().labels;
}
double Events::threshold() const {
  return fitted().threshold;
}
const SparseMatrix<float>& Events::matrix() const {
  return fitted().matrix;
}
const std::vector<Day>& Events::days() const {
  return fitted().time.days;
}
std::vector<std::string> Events::terms() const {
  return detail::terms_of(fitted().vectorizer);
}
const StoryVectorizer& Events::vectorizer() const {
  return fitted().vectorizer;
}

Explanation Events::explain(std::size_t a, std::size_t b) const {
  const std::size_t n = fitted().labels.size();
  for (const std::size_t i : {a, b}) {
    if (i >= n) throw std::out_of_range("story " + std::to_string(i) + " of " + std::to_string(n));
  }
  const SparseMatrix<double> both = normalized_rows(view(detail::select_rows(fitted().matrix, {a, b})));
  Explanation result = tidings::explain(row(view(both), 0), row(view(both), 1));
  for (SharedTerm& term : result.terms) term.share *= fitted().time.factor(a, b);
  result.terms = detail::merged_terms(result.terms, fitted().first_columns);
  result.similarity = 0;
  for (const SharedTerm& term : result.terms) result.similarity += term.share;
  return result;
}

std::vector<EventMember> Events::members(const std::vector<Index>& labels, std::size_t n_terms, std::size_t n_nearest,
                                         const Execution& execution) const {
  return detail::event_members(fitted().space(), labels, fitted().first_columns, {n_terms, n_nearest}, execution);
}

std::vector<EventPlace> Events::predict(const Corpus& stories, const Execution& execution) const {
  const SparseMatrix<float> rows =
      fitted().vectorizer.transform<float>(fitted().furniture.without(stories), {.n_jobs = execution.n_jobs});
  return detail::event_places(fitted().space(), fitted().labels, rows, detail::days_of(stories), fitted().threshold,
                              execution);
}

}  // namespace tidings
