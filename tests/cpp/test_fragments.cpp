#include "clusters/fragments.hpp"

#include <string>

#include "catch.hpp"

using tidings::detail::is_fragment;

TEST_CASE("names of programs, wrongly decoded letters and parts of addresses are no words") {
  for (const char* term : {"articleGUID", "windowWidth", "Ã¢â‚¬â€", "donâ€™t", "SÃ£o Paulo", "Â£5",
                           "\xEF\xBF\xBD"
                           "s",
                           "nytimes.com", "'harbour", "us"}) {
    CAPTURE(term);
    CHECK(is_fragment(term));
  }
}

TEST_CASE("no term has more than 80 code points") {
  std::string term;
  for (int i = 0; i < 80; ++i) term += "é";
  CHECK_FALSE(is_fragment(term));
  CHECK(is_fragment(term + "é"));
}

TEST_CASE("words of all languages are no fragments") {
  for (const char* term :
       {"iPhone", "macOS", "eBay", "McDonald", "LaGuardia", "pre-Brexit vote", "São Paulo", "SÃO PAULO", "forêt",
        "château", "Âge", "în România", "vânt", "Häfen", "الميناء", "港口", "U.S", "€5"}) {
    CAPTURE(term);
    CHECK_FALSE(is_fragment(term));
  }
}
