#include "clusters/event_space.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>

#include "tidings/similarity/neighbors.hpp"

namespace tidings::detail {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::size_t neighbors_asked = 10;

/// A story without a day, and one that has a day. The best is the most similar, then that of the lowest numbers.
struct Offer {
  double similarity;
  Index undated;
  Index dated;

  [[nodiscard]] bool operator<(const Offer& other) const {
    return std::tie(similarity, other.undated, other.dated) < std::tie(other.similarity, undated, dated);
  }
};

using Graph = std::vector<std::vector<std::pair<Index, double>>>;

/// The stories among whose neighbours each story is, and its own.
Graph neighbors_both_ways(const SparseMatrix<float>& matrix, const Execution& execution) {
  const NeighborGraph<float> found = nearest_neighbors(view(matrix), {.n_neighbors = neighbors_asked}, execution);
  Graph graph(static_cast<std::size_t>(matrix.rows()));
  for (std::size_t i = 0; i < graph.size(); ++i) {
    for (auto e = static_cast<std::size_t>(found.offsets[i]); e < static_cast<std::size_t>(found.offsets[i + 1]); ++e) {
      const auto similarity = static_cast<double>(found.similarities[e]);
      graph[i].emplace_back(found.neighbors[e], similarity);
      graph[static_cast<std::size_t>(found.neighbors[e])].emplace_back(static_cast<Index>(i), similarity);
    }
  }
  return graph;
}

}  // namespace

std::vector<std::optional<Day>> days_of(const Corpus& stories) {
  std::vector<std::optional<Day>> days(stories.size());
  for (std::size_t i = 0; i < days.size(); ++i) {
    const std::optional<Timestamp> published = stories.published(i);
    if (!published) continue;
    const std::int64_t rest = published->seconds % seconds_a_day;
    days[i] = (published->seconds - (rest < 0 ? rest + seconds_a_day : rest)) / seconds_a_day;
  }
  return days;
}

std::vector<Day> filled_days(const std::vector<std::optional<Day>>& days, const SparseMatrix<float>& matrix,
                             const Execution& execution) {
  const auto dated = [](const std::optional<Day>& day) { return day.has_value(); };
  if (std::ranges::none_of(days, dated)) return {};
  std::vector<std::optional<Day>> filled = days;
  if (!std::ranges::all_of(days, dated)) {
    const Graph graph = neighbors_both_ways(matrix, execution);
    std::priority_queue<Offer> offers;
    const auto offer_from = [&](Index i) {
      for (const auto& [j, similarity] : graph[static_cast<std::size_t>(i)]) {
        if (!filled[static_cast<std::size_t>(j)]) offers.push({similarity, j, i});
      }
    };
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (days[i]) offer_from(static_cast<Index>(i));
    }
    while (!offers.empty()) {
      const Offer offer = offers.top();
      offers.pop();
      std::optional<Day>& day = filled[static_cast<std::size_t>(offer.undated)];
      if (day) continue;
      day = filled[static_cast<std::size_t>(offer.dated)];
      offer_from(offer.undated);
    }
  }
  std::optional<Day> first;
  for (const std::optional<Day>& day : days) {
    if (day && (!first || *day < *first)) first = day;
  }
  std::vector<Day> result;
  for (const std::optional<Day>& day : filled) result.push_back(day.value_or(first.value_or(0)));
  return result;
}

EventSpace::EventSpace(const SparseMatrix<float>& matrix, std::vector<Day> days, DayWindow window)
    : rows_(normalized_rows(view(matrix))), days_(std::move(days)), window_(window), postings_(rows_) {}

void EventSpace::cosines(const SparseRow<double>& row, std::vector<double>& accumulators) const {
  for (std::size_t e = 0; e < row.size(); ++e) postings_.accumulate(row.column(e), row.value(e), accumulators);
}

}  // namespace tidings::detail
