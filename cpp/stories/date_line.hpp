/// @file
/// "The Courier | March 3, 2031 10:05 GMT": a line that says when a story was published. Private to the stage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidings::detail {

struct DateLine {
  std::string published;           ///< ISO 8601; empty where the day is not complete or ambiguous
  std::string source;              ///< the outlet, where the line names it
  std::vector<std::string> names;  ///< the writers, where the line names them
};

/// Reads a line that has nothing but a date, and perhaps an outlet and writers beside it.
[[nodiscard]] std::optional<DateLine> read_date_line(std::string_view line);

/// Whether a text is a date or an age and nothing else: "Tuesday, March 3, 2031 at 10:05 a.m. EST",
/// "Updated: 2031-03-03", "3 hours ago".
[[nodiscard]] bool is_date(std::string_view text);

}  // namespace tidings::detail
