/// @file
/// What a single line looks like. Private to the stage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "stories/phrases.hpp"

namespace tidings::detail {

/// What a piece of the page looks like by itself; what it is depends on where it stands.
enum class Shape : std::uint8_t {
  text,
  heading,  ///< a headline by its markup: "# ...", a line of === below
  epigraph,
  byline,
  dateline,
  bullet,
  list_item,  ///< a number or a dash, as bullets have and other text as well
  takeaways_heading,
  closing_link,
  link,
  caption,
  correction,
  credits,
  date_line,      ///< nothing but a date, and perhaps the outlet and the writers: "The Courier | March 3, 2031"
  field,          ///< a labelled line: "LENGTH: 512 words"
  code,           ///< a line with a two-letter label, "WC 512 words": a field beside others of its kind
  measure,        ///< "512 words", "5 min read"
  document_mark,  ///< "Document 1 of 100"
  end_mark,       ///< "ENDS"
  furniture,      ///< a piece of the page and of no story: "Advertisement"
  repeated,       ///< the same by its being repeated on the page
  separator,
};

/// A line's shape.
struct LineShape {
  Shape shape = Shape::text;
  std::size_t lead = 0;        ///< bytes of the bullet, dateline, label or # with the white space that follows
  Field field = Field::other;  ///< of a field or code
  std::uint8_t level = 0;      ///< of a heading, from 1
};

[[nodiscard]] LineShape shape_of(std::string_view line);

/// A line without the emphasis or the link of Markdown around all of it: "*By Ann Lee*", "[Lava nears
/// port](https://...)".
[[nodiscard]] std::string_view without_markup(std::string_view line);

}  // namespace tidings::detail
