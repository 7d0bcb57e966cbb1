/// @file
/// Labels that no table knows, found by their being repeated: "Story name: ...". Private to the stage.
#pragma once

#include "stories/blocks.hpp"

namespace tidings::detail {

/// Makes fields of labelled lines that a page repeats beside one another, three times or more, and tells from their
/// values what they are: dates, addresses, people, headlines (the first of many words, hardly ever the same), text.
void settle_labels(Blocks& blocks);

}  // namespace tidings::detail
