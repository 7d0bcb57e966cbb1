/// @file
/// How headline-like a text looks by itself. Private to the stage.
#pragma once

#include <cstdint>
#include <string_view>

namespace tidings::detail {

/// How headline-like a text is.
struct HeadlineShape {
  bool possible = false;    ///< one or two statements' length, starts as a headline may, does not end in mid-sentence
  bool full_stop = false;   ///< ends in one
  bool capitals = false;    ///< all of them
  bool brief = false;       ///< up to four words
  bool sentences = false;   ///< has a full stop in the middle that ends a sentence
  bool title_case = false;  ///< nearly all of its longer words start with a capital
  bool numbers = false;     ///< a third of the words or more start with a digit, as in tables
  std::uint8_t words = 0;   ///< at most 64
};

[[nodiscard]] HeadlineShape headline_shape(std::string_view text);

}  // namespace tidings::detail
