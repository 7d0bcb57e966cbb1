#include "clusters/event_tree.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "clusters/event_space.hpp"
#include "clusters/steps.hpp"
#include "tidings/clusters/event_cut.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings::detail {
namespace {

/// The neighbours of a story that tell what time leaves of the similarity of those that belong together.
constexpr std::size_t companions = 3;

/// The least that it is taken for: in a pile without events, the nearest stories are from anywhere.
constexpr double least_scale = 0.5;

std::vector<std::string> stop_words_of(const EventOptions& options) {
  if (options.stop_words) return *options.stop_words;
  const auto words = english_stop_words();
  return {words.begin(), words.end()};
}

/// The earliest day of each group of equal stories.
std::vector<std::optional<Day>> first_days(const std::vector<std::optional<Day>>& days,
                                           const DistinctStories& distinct) {
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

}  // namespace

std::vector<Index> EventTree::labels(double threshold) const {
  const std::vector<Index> once = labels_at(merges, distinct.positions.size(), threshold);
  std::vector<Index> all;
  for (const std::size_t place : distinct.place) all.push_back(once[place]);
  return all;
}

EventTree event_tree(const Corpus& stories, const EventOptions& options, const Execution& execution) {
  Steps steps(execution, 5);
  DistinctStories distinct =
      options.collapse_duplicates ? without_reprints(stories, steps.next()) : distinct_stories(stories);
  EventVectors vectors = event_vectors(
      stories.select(distinct.positions),
      {options.background, stop_words_of(options), options.headline_weight, options.name_weight}, steps.next());
  EventTree tree{std::move(distinct), std::move(vectors), std::vector<std::optional<Day>>(stories.size()), {}, {}, 0};

  if (options.days > 0) tree.dates = days_of(stories);
  const DayWindow window{std::max(options.days, 1)};
  const SparseMatrix<float>& matrix = tree.vectors.matrix;
  tree.days = filled_days(first_days(tree.dates, tree.distinct), matrix, steps.next());
  const double scale = tree.days.empty() ? 1 : time_scale(matrix, tree.days, window, steps.next());
  SparseMatrix<double> rows = normalized_rows(view(matrix));
  if (!tree.days.empty()) rows = spread_over_days(view(rows), tree.days, window);

  const double lowest = options.threshold.value_or(least_event_similarity * scale * std::min(1.0, options.strictness));
  tree.merges = average_link(view(rows), {.threshold = lowest}, steps.next()).merges;
  const std::size_t n_empty = tree.distinct.positions.size() - tree.vectors.n_worded;
  tree.cut = options.threshold ? *options.threshold
                               : options.strictness * event_cut(tree.merges, tree.distinct.positions.size(),
                                                                tree.vectors.words, scale, n_empty);
  return tree;
}

}  // namespace tidings::detail
