#include "clusters/event_places.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "clusters/groups.hpp"
#include "clusters/window_search.hpp"

namespace tidings::detail {
namespace {

/// By which a threshold is met.
constexpr double rounding = 1e-12;

/// New stories by the day that they are taken to be of. One without a day is of that of the story most like it; one
/// that is like none is left out, having nothing in common with any.
std::map<std::optional<Day>, std::vector<std::size_t>> new_stories_by_day(
    const EventSpace& space, const SparseMatrix<float>& rows, const std::vector<double>& lengths,
    const std::vector<std::optional<Day>>& days, WindowSearch& search, const Execution& execution) {
  std::map<std::optional<Day>, std::vector<std::size_t>> by_day;
  if (space.time.days.empty()) {
    by_day[std::nullopt].resize(days.size());
    std::iota(by_day[std::nullopt].begin(), by_day[std::nullopt].end(), std::size_t{0});
    return by_day;
  }
  std::vector<std::size_t> undated;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (!days[i]) undated.push_back(i);
  }
  if (!undated.empty()) search.look_for(rows, lengths, undated, std::nullopt);
  const auto nearest = undated.empty() ? NeighborGraph<double>{} : search.stories(1, execution);
  std::vector<std::optional<Day>> taken = days;
  for (std::size_t k = 0; k < undated.size(); ++k) {
    if (nearest.offsets[k + 1] == nearest.offsets[k]) continue;
    const Index most_like = nearest.neighbors[static_cast<std::size_t>(nearest.offsets[k])];
    taken[undated[k]] = space.time.days[static_cast<std::size_t>(most_like)];
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (taken[i]) by_day[taken[i]].push_back(i);
  }
  return by_day;
}

}  // namespace

std::vector<EventPlace> event_places(const EventSpace& space, const std::vector<Index>& labels,
                                     const SparseMatrix<float>& rows, const std::vector<std::optional<Day>>& days,
                                     double threshold, const Execution& execution) {
  WindowSearch search(space, labels, sizes_of(members_of(labels, space.size())));
  const std::vector<double> lengths = lengths_of(rows);
  const std::size_t n = days.size();
  ProgressPart dating(execution.progress, 0, n, 2 * n);
  const auto by_day =
      new_stories_by_day(space, rows, lengths, days, search, {.n_jobs = execution.n_jobs, .progress = &dating});
  std::vector<EventPlace> places(n);
  std::size_t done = n;
  for (const auto& [day, today] : by_day) {
    ProgressPart part(execution.progress, done, done + today.size(), 2 * n);
    done += today.size();
    search.look_for(rows, lengths, today, day);
    const NeighborGraph<double> best = search.clusters(1, {.n_jobs = execution.n_jobs, .progress = &part});
    for (std::size_t k = 0; k < today.size(); ++k) {
      if (best.offsets[k + 1] == best.offsets[k]) continue;
      const auto e = static_cast<std::size_t>(best.offsets[k]);
      places[today[k]] = {-1, best.neighbors[e], best.similarities[e]};
    }
  }
  const Index of_equal = labels.empty() ? -1 : 0;
  for (EventPlace& place : places) {
    if (place.fit >= threshold - rounding) place.event = place.best >= 0 ? place.best : of_equal;
  }
  return places;
}

}  // namespace tidings::detail
