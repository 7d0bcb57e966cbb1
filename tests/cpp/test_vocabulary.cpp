#include <map>
#include <random>

#include "catch.hpp"
#include "tidings/vectors/vocabulary.hpp"

using tidings::Index;
using tidings::Vocabulary;

TEST_CASE("terms are numbered in the order in which they come") {
  Vocabulary vocabulary;
  REQUIRE(vocabulary.add("lava") == 0);
  REQUIRE(vocabulary.add("ash") == 1);
  REQUIRE(vocabulary.add("lava") == 0);
  REQUIRE(vocabulary.size() == 2);
  REQUIRE(vocabulary[1] == "ash");
  REQUIRE(vocabulary.find("ash") == Index{1});
  REQUIRE_FALSE(vocabulary.find("ferry"));
  REQUIRE_FALSE(Vocabulary().find("ferry"));
  REQUIRE_THROWS_AS(vocabulary[2], std::out_of_range);
  REQUIRE_THROWS_AS(vocabulary[-1], std::out_of_range);
}

TEST_CASE("a given vocabulary has each term once") {
  REQUIRE(Vocabulary({"b", "a"})[0] == "b");
  REQUIRE_THROWS_WITH(Vocabulary({"b", "a", "b"}), "vocabulary: the term \"b\" occurs twice");
}

TEST_CASE("a vocabulary is a map, for random terms of all lengths") {
  std::mt19937 engine(5);
  std::uniform_int_distribution<int> length(0, 20);
  std::uniform_int_distribution<int> letter('a', 'c');
  Vocabulary vocabulary;
  std::map<std::string, Index> expected;
  for (int round = 0; round < 50000; ++round) {
    std::string term;
    for (int k = length(engine); k > 0; --k) term += static_cast<char>(letter(engine));
    const auto [place, inserted] = expected.try_emplace(term, static_cast<Index>(expected.size()));
    REQUIRE(vocabulary.add(term) == place->second);
  }
  REQUIRE(vocabulary.size() == expected.size());
  for (const auto& [term, number] : expected) {
    REQUIRE(vocabulary.find(term) == number);
    REQUIRE(vocabulary[number] == term);
  }
}
