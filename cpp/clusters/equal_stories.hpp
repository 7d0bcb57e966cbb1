/// @file
/// Stories that are the same, word for word.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

/// Stories without repetitions, and which of them each story is.
struct DistinctStories {
  std::vector<std::size_t> positions;  ///< of the first of each, ascending
  std::vector<std::size_t> place;      ///< of each story: where in `positions` the first one like it stands
};

/// Stories are the same if their headlines and their texts are. Stories without any text are all different.
[[nodiscard]] DistinctStories distinct_stories(const Corpus& stories);

}  // namespace tidings::detail
