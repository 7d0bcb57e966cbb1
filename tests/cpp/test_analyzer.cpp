#include <algorithm>
#include <random>

#include "catch.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/stop_words.hpp"

using tidings::Accents;
using tidings::Analyzer;
using tidings::AnalyzerOptions;
using tidings::Normalization;
using tidings::OnIllFormed;
using tidings::TermList;
using tidings::Unit;
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

TEST_CASE("accents, compatibility forms and numbers can be dropped") {
  REQUIRE(analyze("Höfn ﬁnds", {.accents = Accents::strip}) == Terms{"hofn", "finds"});
  REQUIRE(analyze("Œuvre", {.accents = Accents::ascii}) == Terms{"uvre"});
  REQUIRE(analyze("ﬁrst Ⅷ", {.normalization = Normalization::nfkc}) == Terms{"first", "viii"});
  REQUIRE(analyze("e\u0301te\u0301", {.normalization = Normalization::none}) == Terms{"e\u0301te\u0301"});
  REQUIRE(analyze("In 2024 R2D2", {.require_letter = true}) == Terms{"in", "r2d2"});
}

TEST_CASE("words become stems after stop words are gone") {
  const AnalyzerOptions options{.stop_words = {"erupting"}, .stemmer = "english"};
  REQUIRE(analyze("Volcanoes erupting, erupted", options) == Terms{"volcano", "erupt"});
  REQUIRE_THROWS_WITH(Analyzer({.stemmer = "klingon"}),
                      contains_text("stemmer must be one of") && contains_text("got \"klingon\""));
  const Terms names = tidings::stemmers();
  REQUIRE(std::ranges::is_sorted(names));
  REQUIRE(std::ranges::count(names, "english") == 1);
}

TEST_CASE("each text is analysed in the language that it has most words of") {
  const AnalyzerOptions options{
      .languages = {{"en", {"the", "of", "die"}, "english"}, {"de", {"die", "der", "über"}, "german"}},
      .drop_language_stop_words = true};
  const Analyzer analyzer(options);
  REQUIRE(analyzer.language_of("Die Häuser der Stadt") == "de");
  REQUIRE(analyzer.language_of("the houses of the town") == "en");
  REQUIRE(analyzer.language_of("no word that tells") == "en");
  REQUIRE(analyzer.analyze("Die Häuser der Stadt") == Terms{"haus", "stadt"});
  REQUIRE(analyzer.analyze("the houses die") == Terms{"hous"});
  REQUIRE(Analyzer().language_of("the").empty());
}

TEST_CASE("n-grams of characters cross words, or stay inside of them") {
  const AnalyzerOptions across{.unit = Unit::characters, .ngram_range = {2, 3}};
  REQUIRE(analyze("Öl  x", across) == Terms{"öl", "l ", " x", "öl ", "l x"});
  const AnalyzerOptions inside{.unit = Unit::characters_in_words, .ngram_range = {3, 4}};
  REQUIRE(analyze("Öl\tx", inside) == Terms{" öl", "öl ", " öl ", " x "});
  REQUIRE(analyze("", across).empty());
  REQUIRE(analyze(" \n", inside).empty());
  for (const Unit unit : {Unit::characters, Unit::characters_in_words, Unit::names}) {
    const Analyzer strict({.unit = unit, .on_ill_formed = tidings::OnIllFormed::raise});
    REQUIRE_THROWS_WITH(strict.analyze("ab \xFF"), contains_text("0xff at offset 3"));
    TermList terms;
    Analyzer({.unit = unit}).analyze("ab \xFF", terms);
    REQUIRE(terms.replaced() == 1);
  }
}

TEST_CASE("terms that were made elsewhere are taken as they are") {
  REQUIRE(analyze("New York\xFFlava\xFF\xFFLava's\xFF", {.unit = Unit::given}) == Terms{"New York", "lava", "Lava's"});
  REQUIRE(analyze("last", {.unit = Unit::given}) == Terms{"last"});
}
