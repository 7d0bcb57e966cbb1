/// @file
/// Stories that are the same, word for word or nearly.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

/// Stories without repetitions, and which of them each story is.
struct DistinctStories {
  std::vector<std::size_t> positions;  ///< of the one that stands for each, in the order of the first ones
  std::vector<std::size_t> place;      ///< of each story: where in `positions` the one that stands for it is
};

/// Stories are the same if their headlines and their texts are. Stories without any text are all different.
[[nodiscard]] DistinctStories distinct_stories(const Corpus& stories);

/// The same, with the groups of near_duplicates taken as one story each. The longest text stands for a group: versions
/// that were cut are in it; of equally long ones the first.
[[nodiscard]] DistinctStories without_reprints(const Corpus& stories, const Execution& execution);

}  // namespace tidings::detail
