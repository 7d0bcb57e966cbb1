#include "clusters/event_tree.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "clusters/event_space.hpp"
#include "clusters/steps.hpp"
#include "tidings/clusters/event_cut.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings::detail {
namespace {

/// Most cuts are above it, and pairs below it are many. Merges above a similarity do not depend on how far down one
/// goes.
constexpr double first_look = 0.1;

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

/// With how many stories, itself among them, a story can be joined on average: all, or what the days leave of each.
/// Stories without a word do not count.
double mean_rivals(const SparseMatrix<float>& matrix, const std::vector<Day>& days, DayWindow window) {
  std::map<Day, double> on;
  double n = 0;
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    if (matrix.outerIndexPtr()[i + 1] == matrix.outerIndexPtr()[i]) continue;
    ++n;
    ++on[days.empty() ? 0 : days[static_cast<std::size_t>(i)]];
  }
  double sum = 0;
  for (auto day = on.begin(); day != on.end(); ++day) {
    sum += day->second * day->second;
    for (auto other = std::next(day); other != on.end() && window.factor(day->first, other->first) > 0; ++other) {
      sum += 2 * window.factor(day->first, other->first) * day->second * other->second;
    }
  }
  return n > 0 ? sum / n : 0;
}

}  // namespace

std::vector<Index> EventTree::labels(double threshold) const {
  const std::vector<Index> once = labels_at(merges, distinct.positions.size(), threshold);
  std::vector<Index> all;
  for (const std::size_t place : distinct.place) all.push_back(once[place]);
  return all;
}

EventTree event_tree(const Corpus& stories, const EventOptions& options, const Execution& execution) {
  Steps steps(execution, 6);
  const std::vector<std::optional<Day>> dates =
      options.days > 0 ? days_of(stories) : std::vector<std::optional<Day>>(stories.size());
  DistinctStories distinct = options.collapse_duplicates
                                 ? without_reprints(stories, {dates, options.days}, steps.next())
                                 : distinct_stories(stories, {dates, options.days});
  const std::vector<std::string> stop_words = stop_words_of(options);
  const Corpus once = stories.select(distinct.positions);
  StoryFurniture furniture(once, stop_words, options.background, steps.next());
  EventVectors vectors =
      event_vectors(furniture.without(once),
                    {options.background, stop_words, options.headline_weight, options.name_weight}, steps.next());
  EventTree tree{std::move(distinct), std::move(furniture), std::move(vectors), dates, {}, {}, 0};

  const DayWindow window{std::max(options.days, 1)};
  const SparseMatrix<float>& matrix = tree.vectors.matrix;
  tree.days = filled_days(first_days(tree.dates, tree.distinct), matrix, steps.next());

  const auto linked = [&](double lowest) {
    return average_link(view(matrix), {tree.days, window}, {.threshold = lowest}, steps.next()).merges;
  };
  if (options.threshold) {
    tree.cut = *options.threshold;
    tree.merges = linked(tree.cut);
    return tree;
  }
  const std::size_t n = tree.distinct.positions.size();
  const CutStories cut{n, n - tree.vectors.n_worded, tree.vectors.words, mean_rivals(matrix, tree.days, window)};
  for (const double lowest : {first_look, least_event_similarity}) {
    tree.merges = linked(lowest * std::min(1.0, options.strictness));
    const double found = event_cut(tree.merges, cut);
    tree.cut = options.strictness * found;
    if (found >= lowest) break;
  }
  return tree;
}

}  // namespace tidings::detail
