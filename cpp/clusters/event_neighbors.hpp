/// @file
/// What is most similar to each story: other stories, and clusters of them.
#pragma once

#include <optional>
#include <vector>

#include "clusters/event_space.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings::detail {

/// The cluster with the highest mean similarity with a story.
struct SimilarCluster {
  Index cluster = -1;
  double similarity = 0;
};

struct EventNeighbors {
  std::vector<std::vector<SimilarStory>> stories;  ///< of each story those most similar to it, the best first
  std::vector<SimilarCluster> runners_up;  ///< of each story the best cluster but its own; -1 if none is above 0
};

/// Looks for them day by day among the stories of the window around it, so that time grows with the stories of a
/// window and not with all. Similarities are rounded as highest_products does; of equal ones the lower number is first.
/// @param members   the stories of each cluster, ascending
/// @param n_nearest how many stories
[[nodiscard]] EventNeighbors event_neighbors(const EventSpace& space, const std::vector<Index>& labels,
                                             const std::vector<std::vector<std::size_t>>& members,
                                             std::size_t n_nearest, const Execution& execution);

}  // namespace tidings::detail
