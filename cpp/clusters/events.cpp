#include "tidings/clusters/events.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "clusters/event_members.hpp"
#include "clusters/event_tree.hpp"
#include "clusters/fitted_events.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t stories_per_block = 16;

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
  SparseMatrix<float> matrix =
      tree.distinct.positions.size() == stories.size()
          ? std::move(tree.vectors.matrix)
          : tree.vectors.vectorizer.transform<float>(tree.furniture.without(stories), {.n_jobs = execution.n_jobs});
  detail::EventTerms terms = detail::event_terms(tree.vectors.vectorizer);
  detail::EventSpace space(matrix, std::move(days), {std::max(options_.days, 1)});
  fitted_.reset(new Fitted{std::move(tree.vectors.vectorizer), std::move(matrix), std::move(terms), std::move(space),
                           std::move(labels), tree.cut, std::move(tree.furniture)});
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
  return fitted().space.days();
}
const std::vector<std::string>& Events::terms() const {
  return fitted().terms.names;
}
const StoryVectorizer& Events::vectorizer() const {
  return fitted().vectorizer;
}

Explanation Events::explain(std::size_t a, std::size_t b) const {
  const detail::EventSpace& space = fitted().space;
  for (const std::size_t i : {a, b}) {
    if (i >= space.size())
      throw std::out_of_range("story " + std::to_string(i) + " of " + std::to_string(space.size()));
  }
  Explanation result = tidings::explain(space.row_of(a), space.row_of(b));
  for (SharedTerm& term : result.terms) term.share *= space.factor(a, b);
  result.terms = detail::merged_terms(result.terms, fitted().terms.first_column);
  result.similarity = 0;
  for (const SharedTerm& term : result.terms) result.similarity += term.share;
  return result;
}

std::vector<EventMember> Events::members(const std::vector<Index>& labels, std::size_t n_terms, std::size_t n_nearest,
                                         const Execution& execution) const {
  return detail::event_members(fitted().space, labels, fitted().terms.first_column, {n_terms, n_nearest}, execution);
}

std::vector<EventPlace> Events::predict(const Corpus& stories, const Execution& execution) const {
  const detail::EventSpace& space = fitted().space;
  const SparseMatrix<double> rows = normalized_rows(
      view(fitted().vectorizer.transform<float>(fitted().furniture.without(stories), {.n_jobs = execution.n_jobs})));
  const std::vector<std::optional<Day>> days = detail::days_of(stories);
  std::vector<std::size_t> sizes;
  for (const Index label : fitted().labels) {
    sizes.resize(std::max(sizes.size(), static_cast<std::size_t>(label) + 1), 0);
    ++sizes[static_cast<std::size_t>(label)];
  }
  std::vector<EventPlace> places(stories.size());
  parallel_for(places.size(), stories_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        std::vector<double> similarities(space.size(), 0);
        space.cosines(row(view(rows), i), similarities);
        places[i] = place(similarities, days[i], sizes);
      }
    };
  });
  return places;
}

EventPlace Events::place(const std::vector<double>& cosines, std::optional<Day> day,
                         const std::vector<std::size_t>& sizes) const {
  const detail::EventSpace& space = fitted().space;
  if (!day && !space.days().empty() && !cosines.empty()) {
    day = space.days()[static_cast<std::size_t>(std::ranges::max_element(cosines) - cosines.begin())];
  }
  std::vector<double> sums(sizes.size(), 0);
  for (std::size_t j = 0; j < cosines.size(); ++j) {
    sums[static_cast<std::size_t>(fitted().labels[j])] += cosines[j] * (day ? space.factor_on(*day, j) : 1);
  }
  EventPlace result;
  for (std::size_t c = 0; c < sums.size(); ++c) {
    const double mean = sums[c] / static_cast<double>(sizes[c]);
    if (mean > result.fit) {
      result.best = static_cast<Index>(c);
      result.fit = mean;
    }
  }
  if (result.best >= 0 && result.fit >= fitted().threshold) result.event = result.best;
  return result;
}

}  // namespace tidings
