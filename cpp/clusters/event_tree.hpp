/// @file
/// From stories to the tree that events are cut from.
#pragma once

#include <optional>
#include <vector>

#include "clusters/equal_stories.hpp"
#include "clusters/event_vectors.hpp"
#include "clusters/story_furniture.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/clusters/day_window.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings::detail {

/// Distinct stories, joined from the most similar on.
struct EventTree {
  DistinctStories distinct;
  StoryFurniture furniture;               ///< left out of the vectors
  EventVectors vectors;                   ///< of the distinct stories
  std::vector<std::optional<Day>> dates;  ///< of all stories; none where time makes no difference
  std::vector<Day> days;                  ///< of the distinct stories; empty where time makes no difference
  std::vector<Merge> merges;
  double cut = 0;  ///< event_cut times the strictness, or the threshold that was given

  /// The event of each story after a cut.
  [[nodiscard]] std::vector<Index> labels(double threshold) const;
};

[[nodiscard]] EventTree event_tree(const Corpus& stories, const EventOptions& options, const Execution& execution);

}  // namespace tidings::detail
