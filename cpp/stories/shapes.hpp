/// @file
/// What a single line looks like. Private to the stage.
#pragma once

#include <cstddef>
#include <string_view>

namespace tidings::detail {

/// What a piece of the page looks like by itself; what it is depends on where it stands.
enum class Shape {
  text,
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
  separator,
};

/// A line's shape, and the bytes of its bullet or dateline with the white space that follows.
struct LineShape {
  Shape shape = Shape::text;
  std::size_t lead = 0;
};

[[nodiscard]] LineShape shape_of(std::string_view line);

/// How headline-like a text is.
struct HeadlineShape {
  bool possible = false;   ///< one or two statements' length, starts as a headline may, does not end in mid-sentence
  bool full_stop = false;  ///< ends in one
  bool capitals = false;   ///< all of them
  bool brief = false;      ///< up to four words
  bool sentences = false;  ///< has a full stop in the middle that ends a sentence
  std::size_t words = 0;
};

[[nodiscard]] HeadlineShape headline_shape(std::string_view text);

}  // namespace tidings::detail
