/// @file
/// Stories that are the same, word for word or nearly.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

/// Stories without repetitions, and which of them each story is.
struct DistinctStories {
  std::vector<std::size_t> positions;  ///< of the one that stands for each, in the order of the first ones
  std::vector<std::size_t> place;      ///< of each story: where in `positions` the one that stands for it is
};

/// The day of each story that has one, and how many days after the first of them a copy is still the same.
struct CopyDays {
  const std::vector<std::optional<Day>>& of;  ///< each story
  int most = 0;                               ///< 0 if time makes no difference
};

/// Stories are the same if their headlines and their texts are, and they are of about the same time: a copy that is
/// `most` days or more after the first starts anew. One without a day goes with the earliest. Stories without any text
/// are all different.
[[nodiscard]] DistinctStories distinct_stories(const Corpus& stories, const CopyDays& days);

/// The same, with the groups of near_duplicates taken as one story each. The longest text stands for a group: versions
/// that were cut are in it; of equally long ones the first.
[[nodiscard]] DistinctStories without_reprints(const Corpus& stories, const CopyDays& days, const Execution& execution);

}  // namespace tidings::detail
