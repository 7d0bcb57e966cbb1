#include "tidings/similarity/differences.hpp"

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

using tidings::Difference;
using tidings::differences;

namespace {

std::string of(const std::string& text, const tidings::Span& span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// "same [-cut-] {+added+}"
std::string shown(const std::string& first, const std::string& second) {
  std::string result;
  for (const auto& [same, a, b] : differences(first, second)) {
    if (same) {
      result += of(second, b);
    } else {
      if (a.begin < a.end) result += "[-" + of(first, a) + "-]";
      if (b.begin < b.end) result += "{+" + of(second, b) + "+}";
    }
  }
  return result;
}

/// What the spans leave out, or say twice.
void check_whole(const std::string& first, const std::string& second) {
  std::size_t a = 0;
  std::size_t b = 0;
  bool same = false;
  bool begun = false;
  for (const Difference& difference : differences(first, second)) {
    REQUIRE(difference.first.begin == a);
    REQUIRE(difference.second.begin == b);
    REQUIRE((!begun || same != difference.same));
    a = difference.first.end;
    b = difference.second.end;
    same = difference.same;
    begun = true;
    REQUIRE((a > difference.first.begin || b > difference.second.begin));
  }
  const auto has_word = [](const std::string& text) { return text.find_first_not_of(" .,!") != std::string::npos; };
  REQUIRE(begun == (has_word(first) || has_word(second)));
  REQUIRE(a == (begun ? first.size() : 0));
  REQUIRE(b == (begun ? second.size() : 0));
}

}  // namespace

TEST_CASE("what was cut, added and replaced is told", "[differences]") {
  CHECK(shown("Lava reached the harbour on Monday night.", "LAVA reached the harbour.") ==
        "LAVA reached the harbour.[-on Monday night.-]");
  CHECK(shown("Lava reached the harbour.", "Slow lava reached the harbour.") == "{+Slow +}lava reached the harbour.");
  CHECK(shown("ten people were hurt there", "12 people were hurt there") == "[-ten -]{+12 +}people were hurt there");
  CHECK(shown("the same", "The same!") == "The same!");
}

TEST_CASE("a few words between longer changes are no match", "[differences]") {
  CHECK(shown("red green blue of the white black grey end", "one two three of the four five six end") ==
        "[-red green blue of the white black grey -]{+one two three of the four five six +}end");
  CHECK(shown("Lava reached one the house in a village", "Lava reached two the barn in a village") ==
        "Lava reached [-one -]{+two +}the [-house -]{+barn +}in a village");
}

TEST_CASE("texts without words have no differences", "[differences]") {
  CHECK(differences("", "").empty());
  CHECK(differences("...", "!").empty());
  CHECK(shown("", "lava") == "{+lava+}");
  CHECK(shown("lava", "") == "[-lava-]");
}

TEST_CASE("words of any script are compared", "[differences]") {
  CHECK(shown("\xE4\xB8\xAD\xE5\x9B\xBD\xE8\xB4\xB8\xE6\x98\x93\xE8\xB0\x88\xE5\x88\xA4",
              "\xE4\xB8\xAD\xE5\x9B\xBD\xE8\xB0\x88\xE5\x88\xA4") ==
        "\xE4\xB8\xAD\xE5\x9B\xBD[-\xE8\xB4\xB8\xE6\x98\x93-]\xE8\xB0\x88\xE5\x88\xA4");
}

TEST_CASE("all of both texts is in the differences, once", "[differences]") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string first;
    std::string second;
    const auto n_words = 1 + random() % 12;
    for (auto i = random() % 60; i > 0; --i) first += "w" + std::to_string(random() % n_words) + ", ";
    for (auto i = random() % 60; i > 0; --i) second += "w" + std::to_string(random() % n_words) + " ";
    check_whole(first, second);
    check_whole(first, first);
    check_whole(first, "...");
    check_whole("!", first);
    CHECK(differences(first, first).size() <= 1);
  }
}

TEST_CASE("hostile texts take no more than their time", "[differences]") {
  std::string same;
  std::string swapped;
  std::string unique;
  for (int i = 0; i < 20'000; ++i) {
    same += "a b ";
    swapped += "b a c ";
    unique += "w" + std::to_string(i * 7919 % 20'000) + " ";
  }
  check_whole(same, swapped);
  check_whole(unique, same + unique + swapped);
}
