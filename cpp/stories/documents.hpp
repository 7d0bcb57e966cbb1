/// @file
/// The stories of an export that numbers them. Private to the stage.
#pragma once

#include <vector>

#include "stories/boundaries.hpp"

namespace tidings::detail {

/// A start for every numbered document, whether it has a headline or not, after those of the headlines found above the
/// first number.
[[nodiscard]] std::vector<StoryStart> read_documents(const Blocks& blocks, const Layout& layout,
                                                     std::vector<StoryStart> found);

}  // namespace tidings::detail
