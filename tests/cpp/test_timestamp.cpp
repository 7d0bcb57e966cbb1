#include <chrono>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "tidings/stories/timestamp.hpp"

using tidings::parse_timestamp;
using tidings::Timestamp;

namespace {

/// What is understood, as ISO 8601; "none" where nothing is.
std::string read(const std::string& text) {
  const auto timestamp = parse_timestamp(text);
  return timestamp ? to_text(*timestamp) : "none";
}

}  // namespace

TEST_CASE("a date is read in each way of writing it", "[timestamp]") {
  for (const char* text :
       {"2026-03-03", "20260303", "2026/03/03", "2026-3-3", "2026.03.03", "3.3.2026", "March 3, 2026", "3 March 2026",
        "3 MAR 2026", "Tuesday, March 3rd, 2026", "Tue, 03 Mar 2026", "03-Mar-2026", "3-MAR-26", " 2026-03-03\n",
        "the 3rd of March 2026", "Tue. Mar. 3, 2026", "2026 March 3"}) {
    CAPTURE(text);
    CHECK(read(text) == "2026-03-03");
  }
}

TEST_CASE("a time is read in each way of writing it", "[timestamp]") {
  for (const char* text : {"2026-03-03T10:00:00Z",
                           "2026-03-03 10:00",
                           "2026-03-03T10",
                           "2026-03-03t10:00:00.999999999z",
                           "2026-03-03T10:00:00,5",
                           "20260303T100000Z",
                           "20260303100000",
                           "2026-03-03T12:00:00+02:00",
                           "2026-03-03T12:00:00+0200",
                           "2026-03-03T12:00+02",
                           "2026-03-03 05:00:00 -05:00",
                           "Tue, 03 Mar 2026 10:00:00 GMT",
                           "Tue, 03 Mar 2026 11:00:00 +0100",
                           "Tue, 3 Mar 26 05:00 EST",
                           "Tue, 03 Mar 2026 02:00:00 -0800 (PST)",
                           "Tue Mar 03 2026 11:00:00 GMT+0100 (Central European Standard Time)",
                           "Tue Mar  3 10:00:00 2026",
                           "March 3, 2026 at 10:00 a.m.",
                           "March 3, 2026 5:00 AM EST",
                           "3 March 2026, 10:00:00.79",
                           "03-MAR-2026 10:00:00.79"}) {
    CAPTURE(text);
    CHECK(read(text) == "2026-03-03T10:00:00Z");
  }
  CHECK(read("26-FEB-1987 15:01:01.79") == "1987-02-26T15:01:01Z");
  CHECK(read("March 3, 2026 12:30 am") == "2026-03-03T00:30:00Z");
  CHECK(read("March 3, 2026 12:30pm") == "2026-03-03T12:30:00Z");
  CHECK(read("2016-12-31T23:59:60Z") == "2017-01-01T00:00:00Z");
}

TEST_CASE("what is no date, or no certain one, is refused", "[timestamp]") {
  for (const char* text : {"",
                           " ",
                           "soon",
                           "03/04/2026",
                           "13/04/2026",
                           "03-04-2026",
                           "2026-02-29",
                           "2026-13-01",
                           "2026-00-10",
                           "2026-01-00",
                           "0000-01-01",
                           "2026",
                           "2026-03",
                           "March 2026",
                           "March 3",
                           "10:00",
                           "2026-03-03T",
                           "2026-03-03T25",
                           "2026-03-03T10:60",
                           "2026-03-03T10:00:61",
                           "2026-03-03X10:00",
                           "2026-03-03T10:00:00+25:00",
                           "2026-03-03T10:00 ET",
                           "2026-03-03 and more",
                           "March 3, 2026 13:00 pm",
                           "March April 3, 2026",
                           "1700000000",
                           "1711122212",
                           "1711122212345",
                           "0001-01-01T00:00:00+01:00",
                           "9999-12-31T23:59:59-01:00",
                           "2026-03-03Z"}) {
    CAPTURE(text);
    CHECK(read(text) == "none");
  }
  CHECK(read(std::string(1000000, '2')) == "none");
  CHECK(read(std::string("2026-03-03\0", 11)) == "none");
}

TEST_CASE("a moment is written and read back", "[timestamp]") {
  std::mt19937_64 engine(3);
  std::uniform_int_distribution<std::int64_t> moments(tidings::first_second, tidings::last_second);
  for (int i = 0; i < 20000; ++i) {
    const Timestamp moment{.seconds = moments(engine), .day_only = false};
    CHECK(parse_timestamp(to_text(moment)) == moment);
  }
  for (const std::int64_t seconds : {tidings::first_second, std::int64_t{-1}, std::int64_t{0}, tidings::last_second}) {
    CHECK(parse_timestamp(to_text(Timestamp{seconds, false})) == Timestamp{seconds, false});
  }
}

TEST_CASE("a day is written and read back as one", "[timestamp]") {
  for (std::int64_t day = -719162; day < 2932897; day += 997) {
    const Timestamp moment{.seconds = day * 86400, .day_only = true};
    CHECK(parse_timestamp(to_text(moment)) == moment);
  }
}

TEST_CASE("a moment outside the years 1 to 9999 cannot be written", "[timestamp]") {
  CHECK_THROWS_AS(to_text(Timestamp{tidings::first_second - 1, false}), std::invalid_argument);
  CHECK_THROWS_WITH(to_text(Timestamp{tidings::last_second + 1, false}), contains_text("253402300800"));
}

TEST_CASE("no text of a date's characters breaks the reading of dates", "[timestamp]") {
  constexpr std::string_view alphabet = "0123456789-/.:,+ TZampGMTEarch()\xC3\xA4";
  std::mt19937 engine(7);
  std::uniform_int_distribution<std::size_t> letters(0, alphabet.size() - 1);
  std::uniform_int_distribution<std::size_t> sizes(0, 30);
  for (int i = 0; i < 50000; ++i) {
    std::string text(sizes(engine), ' ');
    for (char& letter : text) letter = alphabet[letters(engine)];
    const auto timestamp = parse_timestamp(text);
    if (timestamp) CHECK(parse_timestamp(to_text(*timestamp)) == timestamp);
  }
}
