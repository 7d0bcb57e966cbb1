/// @file
/// The neighbours of all rows in their own matrix, each pair compared once.
#pragma once

#include <vector>

#include "similarity/neighbor_search.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// The neighbours of each row.
[[nodiscard]] std::vector<std::vector<Neighbor>> self_neighbors(const NeighborProblem& problem,
                                                                const Execution& execution);

}  // namespace tidings::detail
