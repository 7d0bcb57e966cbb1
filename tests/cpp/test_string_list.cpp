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

TEST_CASE("a list is made from its bytes and ends") {
  const tidings::StringList list("ashé", {3, 3, 5});
  REQUIRE(list[2] == "é");
  REQUIRE(tidings::StringList(list.bytes(), list.ends()) == list);
  REQUIRE(tidings::StringList("", {}) == tidings::StringList());
  REQUIRE_THROWS_AS(tidings::StringList("ash", {2}), std::invalid_argument);
  REQUIRE_THROWS_AS(tidings::StringList("ash", {5, 3}), std::invalid_argument);
  REQUIRE_THROWS_AS(tidings::StringList("ash", {}), std::invalid_argument);
}
