#include "tidings/clusters/events.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "clusters/equal_stories.hpp"
#include "clusters/event_members.hpp"
#include "clusters/event_space.hpp"
#include "clusters/event_vectors.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/clusters/event_cut.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings {
namespace {

/// The neighbours of a story that tell what time leaves of the similarity of those that belong together.
constexpr std::size_t companions = 3;

/// The least that it is taken for: in a pile without events, the nearest stories are from anywhere.
constexpr double least_scale = 0.5;

constexpr std::size_t stories_per_block = 16;

std::vector<std::string> stop_words_of(const EventOptions& options) {
  if (options.stop_words) return *options.stop_words;
  const auto words = english_stop_words();
  return {words.begin(), words.end()};
}

/// The earliest day of each group of equal stories.
std::vector<std::optional<Day>> first_days(const std::vector<std::optional<Day>>& days,
                                           const detail::DistinctStories& distinct) {
  std::vector<std::optional<Day>> first(distinct.positions.size());
  for (std::size_t i = 0; i < days.size(); ++i) {
    std::optional<Day>& day = first[distinct.place[i]];
    if (days[i] && (!day || *days[i] < *day)) day = days[i];
  }
  return first;
}

/// The mean factor of the days between each story and those most like it.
double time_scale(const SparseMatrix<float>& matrix, const std::vector<Day>& days, DayWindow window,
                  const Execution& execution) {
  const NeighborGraph<float> graph = nearest_neighbors(view(matrix), {.n_neighbors = companions}, execution);
  double sum = 0;
  for (std::size_t i = 0; i < days.size(); ++i) {
    for (auto e = static_cast<std::size_t>(graph.offsets[i]); e < static_cast<std::size_t>(graph.offsets[i + 1]); ++e) {
      sum += window.factor(days[i], days[static_cast<std::size_t>(graph.neighbors[e])]);
    }
  }
  return graph.neighbors.empty() ? 1 : std::max(least_scale, sum / static_cast<double>(graph.neighbors.size()));
}

struct Terms {
  std::vector<std::string> names;   ///< of each column
  std::vector<Index> first_column;  ///< with the same term
};

Terms terms_of(const StoryVectorizer& vectorizer) {
  Terms terms;
  std::map<std::string, Index> columns;
  for (const StoryField& field : vectorizer.fields()) {
    const auto [begin, end] = vectorizer.columns_of(field.name);
    if (begin == end) continue;
    const Vocabulary& vocabulary = vectorizer.vectorizer(field.name).vocabulary();
    for (Index c = begin; c < end; ++c) {
      terms.names.emplace_back(vocabulary[c - begin]);
      terms.first_column.push_back(columns.try_emplace(terms.names.back(), c).first->second);
    }
  }
  return terms;
}

struct Cut {
  std::vector<Index> labels;
  double threshold;
};

Cut cut_events(const SparseView<double>& rows, double words, double scale, std::optional<double> threshold,
               const Execution& execution) {
  const auto n_rows = static_cast<std::size_t>(rows.rows());
  const double lowest = threshold.value_or(least_event_similarity * scale);
  const std::vector<Merge> merges = average_link(rows, {.threshold = lowest}, execution).merges;
  const double cut = threshold ? *threshold : event_cut(merges, n_rows, words, scale);
  return {labels_at(merges, n_rows, cut), cut};
}

}  // namespace

struct Events::Fitted {
  StoryVectorizer vectorizer;
  SparseMatrix<float> matrix;
  Terms terms;
  detail::EventSpace space;
  std::vector<Index> labels;
  double threshold;
};

Events::Events(EventOptions options) : options_(std::move(options)) {
  require(options_.headline_weight >= 0 && options_.headline_weight < 1, "headline_weight", "in [0, 1)",
          options_.headline_weight);
  require(options_.name_weight >= 0 && options_.name_weight < 1, "name_weight", "in [0, 1)", options_.name_weight);
  require(options_.days >= 0, "days", "at least 0", options_.days);
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
  const Execution quiet{.n_jobs = execution.n_jobs};
  const detail::DistinctStories distinct = detail::distinct_stories(stories);
  const Corpus once = stories.select(distinct.positions);
  detail::EventVectors vectors = detail::event_vectors(
      once, {options_.background, stop_words_of(options_), options_.headline_weight, options_.name_weight}, quiet);

  const DayWindow window{std::max(options_.days, 1)};
  const std::vector<std::optional<Day>> dates =
      options_.days > 0 ? detail::days_of(stories) : std::vector<std::optional<Day>>(stories.size());
  const std::vector<Day> days = detail::filled_days(first_days(dates, distinct), vectors.matrix, quiet);
  const double scale = days.empty() ? 1 : time_scale(vectors.matrix, days, window, quiet);
  SparseMatrix<double> rows = normalized_rows(view(vectors.matrix));
  if (!days.empty()) rows = spread_over_days(view(rows), days, window);
  const Cut cut = cut_events(view(rows), vectors.words, scale, options_.threshold, execution);

  std::vector<Index> labels;
  std::vector<Day> all_days;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    labels.push_back(cut.labels[distinct.place[i]]);
    if (!days.empty()) all_days.push_back(dates[i].value_or(days[distinct.place[i]]));
  }
  SparseMatrix<float> matrix = distinct.positions.size() == stories.size()
                                   ? std::move(vectors.matrix)
                                   : vectors.vectorizer.transform<float>(stories, quiet);
  Terms terms = terms_of(vectors.vectorizer);
  detail::EventSpace space(matrix, std::move(all_days), window);
  fitted_.reset(new Fitted{std::move(vectors.vectorizer), std::move(matrix), std::move(terms), std::move(space),
                           std::move(labels), cut.threshold});
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
  const SparseMatrix<double> rows =
      normalized_rows(view(fitted().vectorizer.transform<float>(stories, {.n_jobs = execution.n_jobs})));
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
