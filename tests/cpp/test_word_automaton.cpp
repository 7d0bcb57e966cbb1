// The automaton behind the tokenizer: classes of all characters, and rules on all that the classes can form.
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "icu_words.hpp"
#include "text/word_automaton.hpp"
#include "text/word_classes.hpp"
#include "tidings/text/tokenizer.hpp"

using namespace tidings;

namespace {

std::string utf8(UChar32 code) {
  std::string text;
  icu::UnicodeString(code).toUTF8String(text);
  return text;
}

std::vector<std::string> words(const Tokenizer& tokenizer, const std::string& text) {
  std::vector<std::string> result;
  for (const Token& token : tokenizer.tokenize(text)) {
    result.push_back(text.substr(token.begin, token.end - token.begin));
  }
  return result;
}

/// The character where each rule would show what it is; a letter beyond ASCII keeps other kernels away.
std::string in_context(UChar32 code) {
  const std::string c = utf8(code);
  return c + "é\n" + "é" + c + "é\n" + "é" + c + "1\n1" + c + "1é\né_" + c + "\n\u05D0" + c + "\u05D0é\né\u200D" + c +
         "\né'" + c + "é\n";
}

bool is_character(UChar32 code) {
  return code != '\n' && (code < 0xD800 || code > 0xDFFF);
}

/// A character or two of each class.
const std::vector<std::string>& examples() {
  static const std::vector<std::string> all{
      "-",      "\r",     "\u0085",     "\u2028", " ",      "\u2003", "\u0301",     "\u00AD", "\u200D", "a",
      "é",      "\u2139", "\u05D0",     "7",      "\u0663", "_",      "\u203F",     ":",      "\u00B7", ",",
      ".",      "\u2019", "'",          "\"",     "\u00A9", "@",      "\U0001F1EC", "\uFF1A", "\uFE13", "\uFE55",
      "\u05F4", "\u3006", "\U0001F44D", "\uFF10", "\uFFFD", "한",     "글"};
  return all;
}

}  // namespace

TEST_CASE("every character does in the automaton what it does in ICU") {
  const Tokenizer tokenizer;
  constexpr UChar32 at_once = 256;
  for (UChar32 first = 1; first < 0x110000; first += at_once) {
    if (first > 0x1FFFF && first % 0x1000 != 1) continue;  // Han, marks, private use: some of each
    std::string text;
    for (UChar32 code = first; code < first + at_once; ++code) {
      if (is_character(code)) text += in_context(code);
    }
    CAPTURE(first);
    REQUIRE(words(tokenizer, text) == reference::icu_words(text));
  }
}

TEST_CASE(
    "the automaton's words are ICU's for all that three characters of any class can form, and for longer samples") {
  const Tokenizer tokenizer;
  const auto check = [&](const std::string& text) {
    CAPTURE(text);
    REQUIRE(words(tokenizer, text) == reference::icu_words(text));
  };
  for (const std::string& first : examples()) {
    std::string text;
    for (const std::string& second : examples()) {
      for (const std::string& third : examples()) text.append(first).append(second).append(third).append("\né");
    }
    check(text);
  }
  std::mt19937 random(20261126);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int k = 0; k < 400; ++k) text += k % 8 == 0 ? std::string("\n") : examples()[random() % examples().size()];
    check(text);
  }
}

TEST_CASE("the automaton leaves scripts with dictionaries to ICU, and nothing behind") {
  const WordAutomaton automaton;
  std::vector<Token> tokens;
  REQUIRE(automaton.append("один два", 3, tokens));
  REQUIRE(tokens == std::vector<Token>{{3, 11, false}, {12, 18, false}});
  REQUIRE_FALSE(automaton.append("один ไทย", 0, tokens));
  REQUIRE_FALSE(automaton.append("один 漢字", 0, tokens));
  REQUIRE(tokens.size() == 2);
  REQUIRE(WordClasses::of_icu().of(0x20000) == WordClass::dictionary);
  REQUIRE(WordClasses::of_icu().of(-1) == WordClass::other);
  REQUIRE(WordClasses::of_icu().of(0x2139) == WordClass::pictograph_letter);
}
