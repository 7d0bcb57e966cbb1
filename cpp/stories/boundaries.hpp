/// @file
/// Where stories begin. Private to the stage.
#pragma once

#include <cstddef>
#include <vector>

#include "stories/blocks.hpp"
#include "stories/layout.hpp"
#include "tidings/stories/page.hpp"

namespace tidings::detail {

inline constexpr std::size_t no_block = static_cast<std::size_t>(-1);

/// Where a story begins, and what made it begin there.
struct StoryStart {
  std::size_t begin = 0;            ///< its first block
  std::size_t headline = no_block;  ///< no_block where a numbered document has none
  Boundary boundary;
};

/// The beginnings in the order of the page.
/// @param least the sum of weights that a headline needs.
[[nodiscard]] std::vector<StoryStart> find_stories(const Blocks& blocks, const Layout& layout, double least);

}  // namespace tidings::detail
