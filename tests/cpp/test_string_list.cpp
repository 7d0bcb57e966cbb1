#include <string>

#include "catch.hpp"
#include "tidings/vectors/string_list.hpp"

TEST_CASE("a list gives back its strings") {
  tidings::StringList list;
  REQUIRE(list.size() == 0);
  list.reserve(3, 5);
  for (const char* string : {"ash", "", "é"}) list.push_back(string);
  REQUIRE(list.size() == 3);
  REQUIRE(list[0] == "ash");
  REQUIRE(list[1].empty());
  REQUIRE(list[2] == "é");
  REQUIRE(list.bytes() == "ashé");
  tidings::StringList other;
  other.push_back("as");
  other.push_back("h");
  REQUIRE_FALSE(list == other);
}
