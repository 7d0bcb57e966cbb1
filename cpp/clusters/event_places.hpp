/// @file
/// The events of stories that were not there.
#pragma once

#include <optional>
#include <vector>

#include "clusters/event_space.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/clusters/events.hpp"

namespace tidings::detail {

/// The event with the highest mean similarity with each new story; see Events::predict.
/// @param labels    of the stories of the space
/// @param rows      the new stories'
/// @param days      of the new stories
/// @param threshold which `fit` may miss by 1e-12 of rounding
[[nodiscard]] std::vector<EventPlace> event_places(const EventSpace& space, const std::vector<Index>& labels,
                                                   const SparseMatrix<float>& rows,
                                                   const std::vector<std::optional<Day>>& days, double threshold,
                                                   const Execution& execution);

}  // namespace tidings::detail
