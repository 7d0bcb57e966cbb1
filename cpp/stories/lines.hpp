/// @file
/// A page as lines. Private to the stage.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// A line that is not blank.
struct Line {
  Span span;                     ///< without white space at its ends
  std::size_t indent = 0;        ///< bytes of white space before it
  bool blank_above = false;      ///< blank lines, or the start of the page, precede it
  bool form_feed_above = false;  ///< a form feed stands between it and the line before
};

/// The lines of a page that are not blank. A byte order mark at its start belongs to no line.
[[nodiscard]] std::vector<Line> read_lines(std::string_view page);

}  // namespace tidings::detail
