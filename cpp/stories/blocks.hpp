/// @file
/// A page as blocks: paragraphs put together from wrapped lines, and the other pieces of stories. Private to the stage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stories/headline_shape.hpp"
#include "stories/shapes.hpp"
#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// One or more lines that belong together. Small, since a page has one for every 200 bytes or so.
struct Block {
  Span span;               ///< from the first line's begin to the last line's end
  std::uint32_t lead = 0;  ///< bytes of the bullet, dateline or label at the start, with the white space after it
  Shape shape = Shape::text;
  Field field = Field::other;    ///< of a field
  std::uint8_t level = 0;        ///< of a heading
  std::uint8_t blank_lines = 0;  ///< above it
  bool form_feed_above = false;
  bool wrapped = false;    ///< has more than one line
  HeadlineShape headline;  ///< where the shape is text or heading

  [[nodiscard]] bool blank_above() const { return blank_lines > 0; }
};

/// A page's blocks in order.
struct Blocks {
  std::string_view page;
  std::vector<Block> items;

  /// The bytes of a block.
  [[nodiscard]] std::string_view bytes(const Block& block) const {
    return page.substr(block.span.begin, block.span.end - block.span.begin);
  }

  /// A block's lines as running text, whose bytes are the page's or `joined`'s.
  [[nodiscard]] std::string_view whole(const Block& block, std::string& joined) const;

  /// What follows the lead.
  [[nodiscard]] std::string_view text(const Block& block, std::string& joined) const;
};

/// @param page must outlive the result, which refers to it.
[[nodiscard]] Blocks read_blocks(std::string_view page);

}  // namespace tidings::detail
