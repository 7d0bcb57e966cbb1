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

/// "2024-03-03" for "March 3, 2024", "3. März 2024", "1er mars 2024", "3 de marzo de 2024", "2024年3月3日" and their
/// like; empty where day, month or year is missing, where there is no such day, and for "03/04/2024", which countries
/// read differently.
[[nodiscard]] std::string iso_date(std::string_view text);

/// ISO 8601 in UTC with the time where parse_timestamp understands the text, else iso_date.
[[nodiscard]] std::string published_date(std::string_view text);

}  // namespace tidings::detail
