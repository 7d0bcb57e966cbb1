#include <algorithm>
#include <optional>
#include <random>

#include "catch.hpp"
#include "clusters/event_places.hpp"
#include "reference.hpp"

using tidings::Day;
using tidings::dot;
using tidings::EventPlace;
using tidings::Index;
using tidings::normalized_rows;
using tidings::row;
using tidings::view;
using tidings::detail::event_places;

namespace {

constexpr std::size_t n_fitted = 80;
constexpr std::size_t n_new = 40;
constexpr Index n_events = 20;

/// Fitted stories and new ones, of which every third has no day.
struct Pile {
  tidings::SparseMatrix<float> matrix;
  std::vector<double> lengths;
  tidings::SparseMatrix<float> fresh;
  tidings::RowDays time;
  std::vector<Index> labels;
  std::vector<std::optional<Day>> days;

  Pile(std::uint32_t seed, int n_days)
      : matrix(reference::random_matrix<float>(seed, n_fitted, 50, 0.1)),
        lengths(tidings::detail::lengths_of(matrix)),
        fresh(reference::random_matrix<float>(seed + 1, n_new, 50, 0.05)),
        time{{}, {.days = 6}},
        days(n_new) {
    std::mt19937 engine(seed);
    for (Index i = 0; i < static_cast<Index>(n_fitted); ++i) {
      labels.push_back(i < n_events ? i : static_cast<Index>(engine() % n_events));
      if (n_days > 0) time.days.push_back(static_cast<Day>(engine()) % n_days);
    }
    for (std::size_t i = 0; i < n_new; ++i) {
      if (i % 3 > 0) days[i] = static_cast<Day>(engine()) % (n_days + 1);
    }
  }

  [[nodiscard]] std::vector<EventPlace> places(double threshold, int n_jobs) const {
    return event_places({matrix, lengths, time}, labels, fresh, days, threshold, {.n_jobs = n_jobs});
  }
};

/// The mean similarity of a new story with each event, from all comparisons.
std::vector<double> means_of(const Pile& pile, std::size_t i) {
  const auto rows = normalized_rows(view(pile.matrix));
  const auto fresh = normalized_rows(view(pile.fresh));
  std::vector<double> cosines;
  for (std::size_t j = 0; j < n_fitted; ++j) cosines.push_back(dot(row(view(fresh), i), row(view(rows), j)));
  std::optional<Day> day = pile.days[i];
  const auto most_like = std::ranges::max_element(cosines) - cosines.begin();
  if (!day && !pile.time.days.empty()) day = pile.time.days[static_cast<std::size_t>(most_like)];
  std::vector<double> means(n_events, 0);
  for (std::size_t j = 0; j < n_fitted; ++j) {
    const double factor = pile.time.days.empty() ? 1 : pile.time.window.factor(*day, pile.time.days[j]);
    const auto size = static_cast<double>(std::ranges::count(pile.labels, pile.labels[j]));
    means[static_cast<std::size_t>(pile.labels[j])] += cosines[j] * factor / size;
  }
  return means;
}

}  // namespace

TEST_CASE("new stories are placed as all comparisons place them", "[events]") {
  const Pile pile(11, GENERATE(0, 1, 5, 40, 4000));
  const double threshold = GENERATE(0.3, 0.05, 0.0, -1.0);
  const std::vector<EventPlace> places = pile.places(threshold, 1);
  std::size_t n_alone = 0;
  for (std::size_t i = 0; i < n_new; ++i) {
    const std::vector<double> means = means_of(pile, i);
    const auto best = std::ranges::max_element(means);
    const auto number = static_cast<Index>(best - means.begin());
    REQUIRE(std::abs(places[i].fit - *best) < 1e-12);
    REQUIRE(places[i].best == (*best > 0 ? number : -1));
    REQUIRE(places[i].event == (*best >= threshold ? number : -1));
    if (*best == 0) ++n_alone;
  }
  REQUIRE(n_alone > 0);
  const std::vector<EventPlace> again = pile.places(threshold, 3);
  for (std::size_t i = 0; i < n_new; ++i) {
    REQUIRE((again[i].event == places[i].event && again[i].best == places[i].best && again[i].fit == places[i].fit));
  }
}

TEST_CASE("where nothing was fitted, new stories have no event at any threshold", "[events]") {
  const tidings::SparseMatrix<float> none(0, 3);
  const auto fresh = reference::random_matrix<float>(5, 2, 3, 0.9);
  const auto places = event_places({none, {}, tidings::RowDays{}}, {}, fresh, {std::nullopt, 4}, -1, {});
  REQUIRE(places.size() == 2);
  for (const EventPlace& place : places) REQUIRE((place.event == -1 && place.best == -1 && place.fit == 0));
  REQUIRE(
      event_places({fresh, tidings::detail::lengths_of(fresh), tidings::RowDays{}}, {0, 0}, none, {}, 0.5, {}).empty());
}
