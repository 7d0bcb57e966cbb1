/// @file
/// How events run through time.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "tidings/clusters/day_window.hpp"
#include "tidings/clusters/metrics.hpp"

namespace tidings {

/// Stories of an event on a day.
struct StoriesOnDay {
  Day day = 0;
  std::size_t count = 0;

  [[nodiscard]] bool operator==(const StoriesOnDay&) const = default;
};

/// An event's stories by day.
struct Timeline {
  std::vector<StoriesOnDay> days;  ///< those with a story, ascending
  std::size_t undated = 0;         ///< stories without a day, which are in no other count

  /// The day of the first story. @throws std::logic_error if no story has a day; so do the next two
  [[nodiscard]] Day first() const;
  /// The day with the most stories; of equal ones the earliest.
  [[nodiscard]] Day peak() const;
  [[nodiscard]] Day last() const;
};

/// The timeline of each event.
///
/// With `until`, as it was known at the end of that day: later stories are not counted, so that a peak that was still
/// to come is not seen. Stories without a day are counted as undated whenever it is.
/// @param labels the event of each story, from 0
/// @param days   of each story, as published; none for those without a date
/// @throws std::invalid_argument if there is not one day, or none, a story, or a label is negative
[[nodiscard]] std::vector<Timeline> timelines(Labels labels, const std::vector<std::optional<Day>>& days,
                                              std::optional<Day> until = std::nullopt);

}  // namespace tidings
