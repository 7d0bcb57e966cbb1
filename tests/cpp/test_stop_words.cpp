#include <algorithm>
#include <string>

#include "catch.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/stop_words.hpp"

TEST_CASE("English stop words are sorted, unique and folded") {
  const auto words = tidings::english_stop_words();
  REQUIRE(words.size() > 200);
  REQUIRE(std::ranges::adjacent_find(words, std::ranges::greater_equal{}) == words.end());
  for (const std::string_view word : words) {
    const auto terms = tidings::Analyzer({.strip_possessive = false, .min_length = 1}).analyze(word);
    REQUIRE(terms == std::vector<std::string>{std::string(word)});
  }
}

TEST_CASE("words that carry news are not stop words") {
  for (const std::string_view word : {"united", "state", "war", "bank", "election", "north", "first"}) {
    REQUIRE_FALSE(std::ranges::binary_search(tidings::english_stop_words(), word));
  }
}
