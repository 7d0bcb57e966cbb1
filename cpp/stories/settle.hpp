/// @file
/// Shapes that depend on their neighbours. Private to the stage.
#pragma once

#include "stories/blocks.hpp"

namespace tidings::detail {

/// Decides what two-letter labels, list marks, headings of lists and underlined lines are, by what stands beside them.
void settle_shapes(Blocks& blocks);

}  // namespace tidings::detail
