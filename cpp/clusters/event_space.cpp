#include "clusters/event_space.hpp"

#include <algorithm>
#include <limits>
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

/// Hands days on, from story to story.
class Filling {
 public:
  Filling(const std::vector<std::optional<Day>>& days, const SparseMatrix<float>& matrix, const Execution& execution)
      : days_(days), matrix_(matrix), execution_(execution), graph_(neighbors_both_ways(matrix, execution)) {}

  /// The days, with those that were found. A story that is like no other has none.
  [[nodiscard]] std::vector<std::optional<Day>> run() {
    for (std::size_t i = 0; i < days_.size(); ++i) {
      if (days_[i]) offer_from(static_cast<Index>(i));
    }
    do {
      take_offers();
      search();
    } while (!offers_.empty());
    return days_;
  }

 private:
  void offer_from(Index i) {
    for (const auto& [j, similarity] : graph_[static_cast<std::size_t>(i)]) {
      if (!days_[static_cast<std::size_t>(j)]) offers_.push({similarity, j, i});
    }
  }

  void take_offers() {
    while (!offers_.empty()) {
      const Offer offer = offers_.top();
      offers_.pop();
      std::optional<Day>& day = days_[static_cast<std::size_t>(offer.undated)];
      if (day) continue;
      day = days_[static_cast<std::size_t>(offer.dated)];
      offer_from(offer.undated);
    }
  }

  /// Offers each story whose neighbours have no day either that of the most similar one that has.
  void search() {
    std::vector<std::size_t> undated;
    std::vector<std::size_t> dated;
    for (std::size_t i = 0; i < days_.size(); ++i) (days_[i] ? dated : undated).push_back(i);
    if (undated.empty()) return;
    const NeighborGraph<float> found = nearest_neighbors(
        view(select_rows(matrix_, undated)), view(select_rows(matrix_, dated)), {.n_neighbors = 1}, execution_);
    for (std::size_t i = 0; i < undated.size(); ++i) {
      const auto e = static_cast<std::size_t>(found.offsets[i]);
      if (found.offsets[i + 1] == found.offsets[i]) continue;
      offers_.push({static_cast<double>(found.similarities[e]), static_cast<Index>(undated[i]),
                    static_cast<Index>(dated[static_cast<std::size_t>(found.neighbors[e])])});
    }
  }

  std::vector<std::optional<Day>> days_;
  const SparseMatrix<float>& matrix_;
  Execution execution_;
  Graph graph_;
  std::priority_queue<Offer> offers_;
};

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
  const std::optional<Day> first = *std::ranges::min_element(
      days, {}, [](const std::optional<Day>& day) { return day.value_or(std::numeric_limits<Day>::max()); });
  std::vector<Day> result;
  const std::vector<std::optional<Day>> filled =
      std::ranges::all_of(days, dated) ? days : Filling(days, matrix, execution).run();
  for (const std::optional<Day>& day : filled) result.push_back(day.value_or(*first));
  return result;
}

SparseMatrix<float> select_rows(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows) {
  SparseMatrix<float> selected(static_cast<Eigen::Index>(rows.size()), matrix.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    selected.startVec(at);
    for (SparseMatrix<float>::InnerIterator e(matrix, static_cast<Eigen::Index>(rows[i])); e; ++e)
      selected.insertBack(at, e.col()) = e.value();
  }
  selected.finalize();
  return selected;
}

std::vector<double> lengths_of(const SparseMatrix<float>& matrix) {
  std::vector<double> lengths;
  lengths.reserve(static_cast<std::size_t>(matrix.rows()));
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    lengths.push_back(row(view(matrix), static_cast<std::size_t>(i)).norm());
  }
  return lengths;
}

}  // namespace tidings::detail
