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
  std::size_t length = 0;  ///< bytes up to and with the dash
};

[[nodiscard]] std::optional<DatelineMatch> match_dateline(std::string_view line);

}  // namespace tidings::detail
