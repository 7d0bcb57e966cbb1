/// @file
/// Lines that a page repeats between its stories. Private to the stage.
#pragma once

#include "stories/blocks.hpp"

namespace tidings::detail {

/// Makes furniture of short lines that occur three times or more in changing company: "Share", "The Daily Courier". A
/// story that is printed three times has its lines repeated as well, but always beside the same ones.
void settle_repeats(Blocks& blocks);

}  // namespace tidings::detail
