/// @file
/// Moments of publication, read from the ways in which news writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidings {

/// A moment in UTC, or a day without a time.
struct Timestamp {
  std::int64_t seconds =
      0;                  ///< since 1970-01-01T00:00:00Z, without leap seconds; a day's are those of its first moment
  bool day_only = false;  ///< the time of the day is not known

  [[nodiscard]] bool operator==(const Timestamp&) const = default;
};

/// The years 1 to 9999, which ISO 8601 writes with four digits.
inline constexpr std::int64_t first_second = -62'135'596'800;
inline constexpr std::int64_t last_second = 253'402'300'799;

/// Reads a date, with or without a time.
///
/// - ISO 8601: "2026-03-03", "2026-03-03T10:00:00.5+02:00", "2026-03-03 10:00Z", "20260303T100000Z";
/// - RFC 2822: "Tue, 03 Mar 2026 10:00:00 GMT", with "+0100" or "EST" as well;
/// - as written: "March 3, 2026", "Tuesday 3 March 2026, 10:30 p.m.", "26-FEB-1987 15:01:01.79", "2026/03/03",
///   "3.3.2026"; the names of months and weekdays are those of every language that the library has phrases for.
///
/// A time without a zone is taken for UTC; fractions of a second are cut off. Refused is whatever is not understood to
/// its last character, and "03/04/2026", which is March in one country and April in another.
[[nodiscard]] std::optional<Timestamp> parse_timestamp(std::string_view text);

/// ISO 8601: "2026-03-03" or "2026-03-03T10:00:00Z".
/// @throws std::invalid_argument if the moment is outside the years 1 to 9999.
[[nodiscard]] std::string to_text(Timestamp timestamp);

}  // namespace tidings
