#include "tidings/text/script.hpp"

#include "catch.hpp"

using tidings::main_script;

TEST_CASE("a script has ISO 15924's code", "[script]") {
  CHECK(main_script("The harbour froze.") == "Latn");
  CHECK(main_script("Гавань замёрзла.") == "Cyrl");
  CHECK(main_script("تجمد الميناء") == "Arab");
  CHECK(main_script("बंदरगाह जम गया") == "Deva");
  CHECK(main_script("Το λιμάνι πάγωσε") == "Grek");
  CHECK(main_script("ท่าเรือกลายเป็นน้ำแข็ง") == "Thai");
}

TEST_CASE("the scripts of East Asia are told apart by kana and Hangul", "[script]") {
  CHECK(main_script("港口结冰了") == "Hani");
  CHECK(main_script("港が凍った") == "Jpan");
  CHECK(main_script("ハーバー") == "Jpan");
  CHECK(main_script("항구가 얼었다") == "Kore");
  CHECK(main_script("港口가 얼었다") == "Kore");
  CHECK(main_script("这家名叫の的商店今天在港口附近重新开张了") == "Hani");
}

TEST_CASE("a text without letters has no script", "[script]") {
  CHECK(main_script("") == "Zyyy");
  CHECK(main_script("2024, 3.5% (!) — \U0001F600") == "Zyyy");
  CHECK(main_script("\xFF\xFE\x80") == "Zyyy");
}

TEST_CASE("the script of most letters wins, of equals the first in the alphabet", "[script]") {
  CHECK(main_script("лёд ice") == "Cyrl");
  CHECK(main_script("ice лёд") == "Cyrl");
  CHECK(main_script("ice and лёд") == "Latn");
}

TEST_CASE("only the beginning of a long text is read", "[script]") {
  const std::string latin(65536, 'x');
  std::string cyrillic;
  for (int i = 0; i < 100'000; ++i) cyrillic += "я";
  CHECK(main_script(latin + cyrillic) == "Latn");
  CHECK(main_script(cyrillic + latin) == "Cyrl");
}
