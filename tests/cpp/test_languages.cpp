#include "tidings/text/languages.hpp"

#include <algorithm>

#include "catch.hpp"
#include "tidings/text/stop_words.hpp"

using tidings::Language;
using tidings::languages_of;
using Codes = std::vector<std::string>;
using Views = std::vector<std::string_view>;

namespace {

std::vector<Language> english_and_german() {
  const auto english = tidings::english_stop_words();
  return {{"en", {english.begin(), english.end()}, ""},
          {"de", {"der", "die", "das", "und", "in", "nicht", "ist", "den", "auf"}, ""}};
}

constexpr std::string_view english = "The lava is in the harbour, and it has burnt all of the boats that were there.";
constexpr std::string_view german = "Die Lava ist in den Hafen geflossen, und das Feuer auf den Booten ist nicht aus.";

}  // namespace

TEST_CASE("a pile is in the languages of its texts, the most frequent first", "[languages]") {
  CHECK(languages_of(Views{english, english, german}, english_and_german()) == Codes{"en", "de"});
  CHECK(languages_of(Views{german, german, english}, english_and_german()) == Codes{"de", "en"});
  CHECK(languages_of(Views{german, english}, english_and_german()) == Codes{"en", "de"});
  CHECK(languages_of(Views{german}, english_and_german()) == Codes{"de"});
}

TEST_CASE("a language of fewer than a tenth of the texts is left out", "[languages]") {
  std::vector<std::string_view> texts(19, german);
  texts.push_back(english);
  CHECK(languages_of(texts, english_and_german()) == Codes{"de"});
  texts.push_back(english);
  texts.push_back(english);
  CHECK(languages_of(texts, english_and_german()) == Codes{"de", "en"});
}

TEST_CASE("texts without stop words speak for no language", "[languages]") {
  CHECK(languages_of(Views{"lava harbour boats burnt", "strike trains", "", "3 4 5"}, english_and_german()).empty());
  CHECK(languages_of(Views{}, english_and_german()).empty());
  CHECK(languages_of(Views{english}, {}).empty());
  Views texts(9, "lava harbour boats burnt");
  texts.insert(texts.end(), {german, "", ". !"});
  CHECK(languages_of(texts, english_and_german()) == Codes{"de"});
  texts.emplace_back("trains strike");
  CHECK(languages_of(texts, english_and_german()).empty());
}

TEST_CASE("of many texts some are looked at, evenly", "[languages]") {
  std::vector<std::string_view> texts(3000, german);
  std::fill(texts.begin() + 2000, texts.end(), english);
  CHECK(languages_of(texts, english_and_german()) == Codes{"de", "en"});
}

TEST_CASE("stop words that are not UTF-8 are refused", "[languages]") {
  CHECK_THROWS_AS(languages_of(Views{english}, {{"xx", {"\xFF"}, ""}}), std::invalid_argument);
}
