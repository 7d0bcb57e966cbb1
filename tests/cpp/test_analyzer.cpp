#include <random>

#include "catch.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/stop_words.hpp"

using tidings::Analyzer;
using tidings::AnalyzerOptions;
using tidings::OnIllFormed;
using tidings::TermList;
using Terms = std::vector<std::string>;

namespace {

Terms analyze(const std::string& text, AnalyzerOptions options = {}) {
  return Analyzer(std::move(options)).analyze(text);
}

}  // namespace

TEST_CASE("terms are case-folded in full") {
  REQUIRE(analyze("STRASSE Straße ΣΊΣΥΦΟΣ ﬁsh") == Terms{"strasse", "strasse", "σίσυφοσ", "fish"});
  REQUIRE(analyze("US us", {.fold_case = false}) == Terms{"US", "us"});
}

TEST_CASE("composed and decomposed text give the same terms") {
  REQUIRE(analyze("Cafe\u0301 \u1EA5 a\u0302\u0301n") == analyze("Caf\u00E9 a\u0302\u0301 \u1EA5n"));
}

TEST_CASE("possessive endings go, and typographic apostrophes count as plain ones") {
  REQUIRE(analyze("China’s China's CHINA'S boys’ don’t") == Terms{"china", "china", "china", "boys", "don't"});
  REQUIRE(analyze("China’s", {.strip_possessive = false}) == Terms{"china's"});
}

TEST_CASE("short words go, but not ideographs") {
  REQUIRE(analyze("a bc 水 é") == Terms{"bc", "水"});
  REQUIRE(analyze("a bc", {.min_length = 3}).empty());
  REQUIRE(analyze("a é", {.min_length = 1}) == Terms{"a", "é"});
}

TEST_CASE("stop words are folded as the text is, before possessives go") {
  REQUIRE(analyze("THE lava, it’s here", {.stop_words = {"The", "it's"}}) == Terms{"lava", "here"});
  REQUIRE(analyze("The the", {.fold_case = false, .stop_words = {"the"}}) == Terms{"The"});
}

TEST_CASE("n-grams are made after stop words are gone") {
  const AnalyzerOptions options{.stop_words = {"of"}, .ngram_range = {1, 2}};
  REQUIRE(analyze("Bank of Salvo shut", options) == Terms{"bank", "salvo", "shut", "bank salvo", "salvo shut"});
  REQUIRE(analyze("one two three", {.ngram_range = {2, 3}}) == Terms{"one two", "two three", "one two three"});
  REQUIRE(analyze("one", {.ngram_range = {2, 3}}).empty());
}

TEST_CASE("terms know where they stand in the original bytes") {
  const Analyzer analyzer({.ngram_range = {1, 2}});
  const std::string text = "Cafe\u0301s in Straße’s";  // decomposed: offsets go through the composition
  TermList terms;
  analyzer.analyze(text, terms);
  const auto slice = [&](std::size_t i) { return text.substr(terms[i].begin, terms[i].end - terms[i].begin); };
  REQUIRE(terms.size() == 5);
  REQUIRE(terms[0].text == "caf\u00E9s");
  REQUIRE(slice(0) == "Cafe\u0301s");
  REQUIRE(slice(2) == "Straße’s");
  REQUIRE(slice(3) == "Cafe\u0301s in");
}

TEST_CASE("the bytes of a term give the term again, whatever the form of the text") {
  const std::vector<std::string> pieces = {
      "e\u0301", "o\u0302\u0301", "\u1100\u1161\u11A8", "\u1112\u1161", "\u1161", "\u212B", "a", "Z", " ", "9",
      "\u0301",  "\u0344"};
  std::mt19937 engine(4);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  const Analyzer analyzer({.strip_possessive = false, .min_length = 1});
  TermList terms;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int k = 0; k < 12; ++k) text += pieces[pick(engine)];
    analyzer.analyze(text, terms);
    std::size_t end_before = 0;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      CAPTURE(text, terms[i].begin, terms[i].end);
      REQUIRE(terms[i].begin < terms[i].end);
      REQUIRE(terms[i].end >= end_before);
      end_before = terms[i].end;
    }
  }
}

TEST_CASE("ill-formed bytes are counted or refused") {
  TermList terms;
  Analyzer().analyze(
      "ab\xFF"
      "cd \xE2\x82",
      terms);
  REQUIRE(terms.size() == 2);
  REQUIRE(terms.replaced() == 2);
  const Analyzer strict({.on_ill_formed = OnIllFormed::raise});
  REQUIRE_THROWS_WITH(strict.analyze("ab\xFF", terms), "ill-formed UTF-8: byte 0xff at offset 2");
}

TEST_CASE("an analyzer refuses wrong options with their value") {
  REQUIRE_THROWS_WITH(Analyzer({.ngram_range = {0, 1}}), contains_text("(0, 1)"));
  REQUIRE_THROWS_WITH(Analyzer({.ngram_range = {2, 1}}), contains_text("(2, 1)"));
  REQUIRE_THROWS_AS(Analyzer({.stop_words = {"\xFF"}}), std::invalid_argument);
}

TEST_CASE("a copied analyzer has the same options") {
  const Analyzer first({.ngram_range = {1, 2}});
  Analyzer second;
  second = first;
  REQUIRE(second.analyze("new york") == first.analyze("new york"));
}
