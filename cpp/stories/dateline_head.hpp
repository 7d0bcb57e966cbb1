/// @file
/// The places and the date of a dateline. Private to the stage.
#pragma once

#include <string_view>

#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// How a place must be written. In a script without case it has at most three words and twenty characters.
enum class PlaceCase {
  capitals,  ///< "LONDON"
  any,       ///< "London": enough where a known agency follows
};

/// Reads "LONDON/PARIS, March 3" and "MOSCOW. March 3. INTERFAX" into the dateline.
/// @return false where the text is none, and then the dateline is of no use
[[nodiscard]] bool read_head(std::string_view head, PlaceCase place_case, Dateline& dateline);

/// Reads a head that is a date and nothing else: "April 2" before a known agency.
[[nodiscard]] bool read_date_head(std::string_view head, Dateline& dateline);

}  // namespace tidings::detail
