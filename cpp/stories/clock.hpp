/// @file
/// Times of the day and their zones, as dates have them at their end. Private to the stage.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tidings::detail {

/// A number of exactly `digits` digits at the start of a text, which is taken off it.
[[nodiscard]] std::optional<unsigned> take_number(std::string_view& text, std::size_t digits);

/// Takes off a text's first character if it is this one.
bool take(std::string_view& text, char character);

/// "10", "1000", "10:00", "10:00:00", "100000", the last two with a fraction, which is cut off: seconds since midnight,
/// taken off the text. The second 60 is that after 59.
[[nodiscard]] std::optional<std::int64_t> take_time(std::string_view& text);

/// "Z", "+01:00", "+0100", "+01", "GMT", "EST", "GMT+0100": seconds east of UTC.
[[nodiscard]] std::optional<std::int64_t> zone_offset(std::string_view zone);

}  // namespace tidings::detail
