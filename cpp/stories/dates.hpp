/// @file
/// Words of dates. Private to the stage.
#pragma once

#include <string>
#include <string_view>

namespace tidings::detail {

/// The month that a word names, 1 to 12, or 0. "Sept." is a month.
[[nodiscard]] unsigned month_of(std::string_view word);

/// Whether a word can start a date: a month, a day of the week, or a number.
[[nodiscard]] bool starts_date(std::string_view word);

/// "2024-03-03" for "March 3, 2024" and its like; empty where day, month or year is missing or there is no such day.
[[nodiscard]] std::string iso_date(std::string_view text);

}  // namespace tidings::detail
