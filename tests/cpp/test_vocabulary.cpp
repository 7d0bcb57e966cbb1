#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

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

TEST_CASE("distinct terms are looked up when they are asked for, by several threads and in copies") {
  tidings::StringList terms;
  for (int i = 0; i < 3000; ++i) terms.push_back(std::to_string(i));
  const Vocabulary vocabulary = Vocabulary::of_distinct(terms);
  Vocabulary early = vocabulary;
  std::vector<std::jthread> threads;
  std::vector<int> found(3, 0);
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&, t] {
      for (Index i = 0; i < 3000; ++i) found[std::size_t(t)] += vocabulary.find(std::to_string(i)) == i ? 1 : 0;
    });
  }
  threads.clear();
  REQUIRE(found == std::vector<int>(3, 3000));
  REQUIRE_FALSE(vocabulary.find("3000"));
  REQUIRE(early.add("2999") == 2999);
  REQUIRE(early.add("new") == 3000);
  Vocabulary late = vocabulary;
  REQUIRE(late.add("7") == 7);
  REQUIRE(late.add("new") == 3000);
  REQUIRE(vocabulary.terms() == terms);
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
