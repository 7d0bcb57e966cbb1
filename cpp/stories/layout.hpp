/// @file
/// What the blocks of a page say about how it is set, all together. Private to the stage.
#pragma once

#include <cstddef>
#include <cstdint>

#include "stories/blocks.hpp"

namespace tidings::detail {

struct Layout {
  std::uint8_t usual_gap = 0;      ///< blank lines between most blocks
  bool gaps_differ = false;        ///< a few are wider apart
  std::uint8_t heading_level = 0;  ///< of the headings that are headlines, or 0
  bool numbered = false;           ///< an export, whose stories have numbers
};

[[nodiscard]] Layout read_layout(const Blocks& blocks);

}  // namespace tidings::detail
