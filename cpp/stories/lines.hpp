/// @file
/// A page as lines. Private to the stage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// A line that is not blank.
struct Line {
  Span span;                     ///< without white space at its ends
  std::size_t indent = 0;        ///< bytes of white space before it
  std::uint8_t blank_lines = 0;  ///< between it and the line before, at most 255; the start of the page counts as one
  bool form_feed_above = false;  ///< a form feed stands between it and the line before
};

/// Reads the lines of a page that are not blank, one by one. A byte order mark at its start belongs to no line.
class LineReader {
 public:
  explicit LineReader(std::string_view page);

  /// @return false at the end of the page
  bool next(Line& line);

 private:
  std::string_view page_;
  std::size_t at_ = 0;
  Line above_;  ///< what is known of the line to come
};

/// The lines of a piece of a page, joined as running text: with a space, and without one between characters of scripts
/// that are written without spaces.
[[nodiscard]] std::string join_lines(std::string_view piece);

/// Where in a piece of a page the byte before `at` of its joined lines ends: white space aside, both have the same
/// bytes.
[[nodiscard]] std::size_t offset_in_piece(std::string_view piece, std::string_view joined, std::size_t at);

}  // namespace tidings::detail
