/// @file
/// How events are found, learnt from labelled stories.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/events.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings {

/// Two stories, and whether they are of the same event.
struct LabelledPair {
  std::size_t first = 0;
  std::size_t second = 0;
  bool same = false;
};

/// The options with the strictness, the days, and the weights of names and headlines that find the labelled events best
/// (B-cubed F1).
///
/// The similarity is linear in what headlines, names and texts have in common, times what the days leave; the
/// strictness moves the cut that the length of the texts and the size of events call for, so that what was learnt holds
/// for piles of other sizes. Each is chosen in turn among a few values, by itself, the others as they are; what is no
/// better than the option given stays. A threshold among the options is not used. At the end, neither the options that
/// were given nor the defaults find the labelled events better.
///
/// Time: about twenty times that of Events::fit.
/// @throws std::invalid_argument if there is not one label a story
[[nodiscard]] EventOptions calibrate_events(const Corpus& stories, Labels labels, const EventOptions& options = {},
                                            const Execution& execution = {});

/// The same from pairs: the F1 of joining those that are of the same event. A few hundred pairs are enough; those that
/// are nearly alike teach the most.
/// @throws std::invalid_argument if a pair is not of two stories, or none is of the same event
[[nodiscard]] EventOptions calibrate_events(const Corpus& stories, const std::vector<LabelledPair>& pairs,
                                            const EventOptions& options = {}, const Execution& execution = {});

}  // namespace tidings
