/// @file
/// A page as blocks: paragraphs put together from wrapped lines, and the other pieces of stories. Private to the stage.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "stories/shapes.hpp"
#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// One or more lines that belong together.
struct Block {
  Shape shape = Shape::text;
  Span span;             ///< from the first line's begin to the last line's end
  std::size_t lead = 0;  ///< bytes of the bullet or dateline at the start, with the white space that follows
  bool blank_above = false;
  bool form_feed_above = false;
  std::string_view whole;  ///< the lines, joined by a space
  HeadlineShape headline;  ///< where the shape is text

  /// What follows the lead.
  [[nodiscard]] std::string_view text() const;
};

/// A page's blocks in order, and the texts that had to be joined.
struct Blocks {
  std::vector<Block> items;
  std::deque<std::string> joined;
};

/// @param page must outlive the result, which refers to it.
[[nodiscard]] Blocks read_blocks(std::string_view page);

}  // namespace tidings::detail
