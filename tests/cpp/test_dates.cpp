#include "stories/dates.hpp"

#include "catch.hpp"

using tidings::detail::iso_date;
using tidings::detail::month_of;
using tidings::detail::starts_date;

TEST_CASE("a date is read in the languages there are phrases for", "[dates]") {
  for (const char* const text :
       {"March 3, 2026", "3 March 2026", "Mar. 3, 2026", "Tuesday, March 3rd, 2026", "March 3, 2026 at 10 a.m.",
        "2026-03-03", "2026-03-03T10:05:00Z", "3. März 2026", "Dienstag, 3. März 2026", "3. MÄRZ 2026", "03.03.2026",
        "3 mars 2026", "mardi 3 mars 2026 à 10h05", "3 MARS 2026", "3 de marzo de 2026", "martes, 3 de marzo de 2026",
        "3 mar. 2026", "2026年3月3日", "2026년 3월 3일"}) {
    CAPTURE(text);
    CHECK(iso_date(text) == "2026-03-03");
  }
  CHECK(iso_date("1er décembre 2026") == "2026-12-01");
  CHECK(iso_date("1ER DÉCEMBRE 2026") == "2026-12-01");
  CHECK(iso_date("1º de enero de 2026") == "2026-01-01");
  CHECK(iso_date("29 février 2024") == "2024-02-29");
}

TEST_CASE("what is no whole day is no date", "[dates]") {
  for (const char* const text : {"", "March 2026", "3 March", "30 février 2026", "2026-13-03", "03/04/2026",
                                 "31.04.2026", "2026年3月", "year 2026 and 3 more", "20260303"}) {
    CAPTURE(text);
    CHECK(iso_date(text).empty());
  }
}

TEST_CASE("a month is a month in capitals and with a full stop", "[dates]") {
  CHECK(month_of("Sept.") == 9);
  CHECK(month_of("MÄRZ") == 3);
  CHECK(month_of("FÉVR.") == 2);
  CHECK(month_of("Août") == 8);
  CHECK(month_of("ENERO") == 1);
  CHECK(month_of("Marchand") == 0);
  CHECK(month_of("") == 0);
}

TEST_CASE("a date starts with a month, a day of the week or a number", "[dates]") {
  CHECK(starts_date("3."));
  CHECK(starts_date("SÁBADO"));
  CHECK(starts_date("Mittwoch,"));
  CHECK_FALSE(starts_date("Berlin"));
}
