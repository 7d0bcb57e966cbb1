#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "catch.hpp"
#include "icu_words.hpp"
#include "tidings/text/tokenizer.hpp"

using tidings::Token;
using tidings::Tokenizer;

namespace {

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> result;
  for (const Token& token : Tokenizer().tokenize(text))
    result.push_back(text.substr(token.begin, token.end - token.begin));
  return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words keep their apostrophes, points and digits") {
  REQUIRE(words("Don't stop: 3.14 o’clock, U.S. 1,000.") == Words{"Don't", "stop", "3.14", "o’clock", "U.S", "1,000"});
  REQUIRE(words("").empty());
  REQUIRE(words(" \n-- !?").empty());
}

TEST_CASE("scripts without spaces are cut by ICU's dictionaries") {
  REQUIRE(words("สวัสดีชาวโลก") == Words{"สวัสดี", "ชาว", "โลก"});
  REQUIRE(words("東京都は日本の首都です").size() > 3);
  REQUIRE(Tokenizer().tokenize("東京").front().ideographic);
  REQUIRE_FALSE(Tokenizer().tokenize("Tokyo").front().ideographic);
}

TEST_CASE("offsets are bytes of the original text") {
  const std::vector<Token> expected = {{0, 7, false}, {9, 14, false}};
  REQUIRE(Tokenizer().tokenize("Straße, Kyiv!").size() == 2);
  REQUIRE(Tokenizer().tokenize("Straße  Hallo") == expected);
}

TEST_CASE("an ill-formed sequence belongs to no word") {
  REQUIRE(words("ab\xFF"
                "cd \xE2\x82 ef") == Words{"ab", "cd", "ef"});
}

TEST_CASE("offsets hold beside ill-formed sequences and characters of four bytes in scripts with dictionaries") {
  REQUIRE(words("สวัสดี\xFFชาว\xE0\xB8โลก") == Words{"สวัสดี", "ชาว", "โลก"});
  REQUIRE(words("\U0001F600東京\U0001F600สวัสดี") == Words{"東京", "สวัสดี"});
  REQUIRE(words("\U00020000") == Words{"\U00020000"});
}

TEST_CASE("syllables of Hangul are joined to each other only, as ICU has it") {
  REQUIRE(words("한국어를 배우다: 한국A급 1급") == Words{"한국어를", "배우다", "한국", "A", "급", "1", "급"});
  REQUIRE(words("한\u0301글") == Words{"글"});
  REQUIRE_FALSE(Tokenizer().tokenize("한").front().ideographic);
}

TEST_CASE("words equal ICU's over UTF-16, on random text of many scripts") {
  const std::vector<std::string> pieces = {
      "a",      "Z",      "9",  "_",      "'",      "’", ".", ",",      ":",      ";",          "@",  " ",
      "\n",     "é",      "е",  "א",      "\"",     "ก", "า", "日",     "本",     "カ",         "한", "글",
      "\u0301", "\u200D", "😀", "👍🏽",   "\u00AD", "क", "्",  "ب",      "-",      "/",          "€",  "Ⅷ",
      "\u2060", "ℹ",      "©",  "\u05F3", "\u05F4", "٣", "·", "\u2003", "\u0085", "\U0001F1EC", "‿"};
  std::mt19937 engine(7);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 40);
  for (int round = 0; round < 10000; ++round) {
    std::string text;
    for (int k = length(engine); k > 0; --k) text += pieces[pick(engine)];
    CAPTURE(text);
    REQUIRE(words(text) == reference::icu_words(text));
  }
}

TEST_CASE("words equal ICU's over UTF-16, on random ASCII") {
  std::mt19937 engine(8);
  std::uniform_int_distribution<int> any(1, 127);
  const std::string often = "aZ09_.':,;@ -";
  std::uniform_int_distribution<std::size_t> pick(0, often.size() - 1);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int k = 0; k < 24; ++k) text += round % 4 == 0 ? static_cast<char>(any(engine)) : often[pick(engine)];
    CAPTURE(text);
    REQUIRE(words(text) == reference::icu_words(text));
  }
}

TEST_CASE("a character that holds on to the spaces before it is read with them") {
  const std::string joiner = "\u200D";
  REQUIRE(words("a " + joiner + "\u2139b") == Words{"a", " " + joiner + "\u2139b"});
  REQUIRE(words("a \u2003 " + joiner + "\u2139") == Words{"a", " \u2003 " + joiner + "\u2139"});
  REQUIRE(words("a\n" + joiner + "\u2139") == Words{"a", joiner + "\u2139"});
  const std::string spaces(100'000, ' ');
  REQUIRE(words("a" + spaces + "é" + spaces) == Words{"a", "é"});
  REQUIRE(words("a" + spaces + joiner + "\u2139" + spaces) == Words{"a", spaces + joiner + "\u2139"});
}

TEST_CASE("a tokenizer serves several threads") {
  const Tokenizer tokenizer;
  const std::string text = "One sentence, ten words: é, สวัสดีชาวโลก, 東京; all threads must find the same.";
  const std::vector<Token> expected = tokenizer.tokenize(text);
  std::vector<std::jthread> threads;
  std::vector<int> equal(4, 0);
  for (std::size_t t = 0; t < equal.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int k = 0; k < 200; ++k) equal[t] += tokenizer.tokenize(text) == expected ? 1 : 0;
    });
  }
  threads.clear();
  REQUIRE(equal == std::vector<int>(4, 200));
}

TEST_CASE("a copied tokenizer works, and the ICU version is known") {
  const Tokenizer first;
  Tokenizer second = first;
  second = first;
  REQUIRE(second.tokenize("a b").size() == 2);
  REQUIRE(tidings::icu_version().find('.') != std::string::npos);
}
