#include "catch.hpp"
#include "tidings/text/utf8.hpp"

using namespace std::string_literals;
using tidings::find_ill_formed;
using tidings::OnIllFormed;
using tidings::replace_ill_formed;
using tidings::well_formed;

namespace {
const std::string fffd = "\xEF\xBF\xBD";
}

TEST_CASE("well-formed text is left as it is") {
  const std::string text =
      GENERATE(""s, "plain"s, "Straße, Київ, 東京, 😀, a long run of ASCII"s, "\xF4\x8F\xBF\xBF"s, "a\0b"s);
  REQUIRE_FALSE(find_ill_formed(text));
  REQUIRE(replace_ill_formed(text).text == text);
  REQUIRE(replace_ill_formed(text).replaced == 0);
}

TEST_CASE("maximal subparts become one replacement each") {
  // The examples of the Unicode Standard, tables 3-8 to 3-11.
  REQUIRE(replace_ill_formed("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41").text ==
          fffd + fffd + fffd + fffd + fffd + fffd + fffd + fffd + "A");
  REQUIRE(replace_ill_formed("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41").text ==
          fffd + fffd + fffd + fffd + fffd + fffd + fffd + fffd + "A");
  REQUIRE(replace_ill_formed("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42").text ==
          fffd + fffd + fffd + fffd + fffd + "A" + fffd + fffd + "B");
  REQUIRE(replace_ill_formed("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41").text == fffd + fffd + fffd + fffd + "A");
}

TEST_CASE("a sequence that the end cuts off is ill-formed") {
  REQUIRE(find_ill_formed("abc\xE2\x82") == 3);
  REQUIRE(replace_ill_formed("abc\xE2\x82").text == "abc" + fffd);
  REQUIRE(replace_ill_formed("abc\xE2\x82").replaced == 1);
}

TEST_CASE("the caller chooses between replacing and raising") {
  REQUIRE(well_formed("a\xFFz", OnIllFormed::replace).text == "a" + fffd + "z");
  REQUIRE_THROWS_WITH(well_formed("a\xFFz", OnIllFormed::raise), "ill-formed UTF-8: byte 0xff at offset 1");
  REQUIRE(well_formed("fine", OnIllFormed::raise).text == "fine");
}

TEST_CASE("what was replaced is well-formed, for every pair of bytes") {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      const auto result = replace_ill_formed(text);
      REQUIRE_FALSE(find_ill_formed(result.text));
      REQUIRE(tidings::count_ill_formed(text) == result.replaced);
      REQUIRE((result.replaced > 0) == find_ill_formed(text).has_value());
    }
  }
}

TEST_CASE("the first byte that is not ASCII is found at any place") {
  constexpr std::size_t size = 80;
  for (std::size_t at = 0; at < size; ++at) {
    std::string text(size, '\x7F');
    text[at] = '\x80';
    REQUIRE(tidings::first_not_ascii(text) == at);
    REQUIRE(tidings::first_not_ascii(text, at + 1) == size);
    text.back() = '\xFF';
    for (std::size_t from = 0; from <= at; ++from) REQUIRE(tidings::first_not_ascii(text, from) == at);
  }
  REQUIRE(tidings::first_not_ascii("") == 0);
}
