/// @file
/// "LONDON/PARIS, March 3 (AFP) -": where and when a story was filed. Private to the stage.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// A dateline at the start of a line.
struct DatelineMatch {
  Dateline dateline;
  std::size_t length = 0;  ///< bytes up to and with the dash, or what stands in its stead
};

/// Matches a line that starts with places, a date and an agency, in the order and with the marks that agencies use.
/// Without a date or a known agency the places must be in capitals; an acronym ("NATO — The alliance said") then passes
/// for a place.
[[nodiscard]] std::optional<DatelineMatch> match_dateline(std::string_view line);

}  // namespace tidings::detail
