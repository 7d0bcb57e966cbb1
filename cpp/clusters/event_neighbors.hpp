/// @file
/// What is most similar to each story: other stories, and clusters of them.
#pragma once

#include <vector>

#include "clusters/event_space.hpp"
#include "clusters/window_search.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings::detail {

struct EventNeighbors {
  std::vector<std::vector<SimilarStory>> stories;  ///< of each story those most similar to it, the best first
  std::vector<SimilarCluster> runners_up;  ///< of each story the best cluster but its own; -1 if none is above 0
};

/// Looks for them day by day, see WindowSearch.
/// @param sizes     of the clusters
/// @param n_nearest how many stories
[[nodiscard]] EventNeighbors event_neighbors(const EventSpace& space, const std::vector<Index>& labels,
                                             const std::vector<std::size_t>& sizes, std::size_t n_nearest,
                                             const Execution& execution);

}  // namespace tidings::detail
