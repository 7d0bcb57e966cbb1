/// @file
/// The headlines of a page. Private to the stage.
#pragma once

#include <vector>

#include "stories/boundaries.hpp"

namespace tidings::detail {

/// A start for every headline, in the order of the page; each begins at its headline.
/// @param least the sum of weights that a headline needs.
[[nodiscard]] std::vector<StoryStart> find_headlines(const Blocks& blocks, const Layout& layout, double least);

}  // namespace tidings::detail
