#include "clusters/word_use.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using tidings::detail::WordUse;

namespace {

/// Each sentence in a text of its own, eight times.
WordUse use_of(const std::vector<std::string_view>& sentences) {
  std::vector<std::string_view> texts;
  for (int i = 0; i < 8; ++i) texts.insert(texts.end(), sentences.begin(), sentences.end());
  return {texts, {}};
}

const std::vector<std::string_view> english{
    "The harbour of Pelluna was closed by the mayor after a vote in the council.",
    "A municipal vote was called by the municipal council, and the harbour is busy.",
    "The council was brennish, and the mayor seemed brennish to the town.",
    "Brandt grelled the council in the harbour, and Calloway grelled the mayor.",
    "MUST WATCH the harbour. We watch the boats of NATO in the harbour.",
};

}  // namespace

TEST_CASE("a noun ends what the and of begin, an adjective does not") {
  const WordUse use = use_of(english);
  for (const char* noun : {"harbour", "vote", "council", "mayor"}) CHECK_FALSE(use.is_weak(noun));
  CHECK(use.is_weak("municipal"));
  CHECK(use.is_adjective("municipal"));
  CHECK(use.modifies("municipal"));
  CHECK_FALSE(use.modifies("harbour"));
  CHECK(use.is_weak("brennish"));
}

TEST_CASE("what stands before the and his takes an object") {
  const WordUse use = use_of(english);
  CHECK(use.takes_object("grelled"));
  CHECK(use.is_verb("grelled"));
  CHECK_FALSE(use.takes_object("council"));
  CHECK(use.can_follow_noun("grelled"));
  CHECK(use.can_follow_noun("of"));
  CHECK_FALSE(use.can_follow_noun("council"));
}

TEST_CASE("words in capitals beside others are shouted, acronyms are not") {
  const WordUse use = use_of(english);
  CHECK(use.is_shouted("WATCH"));
  CHECK_FALSE(use.is_shouted("NATO"));
  CHECK_FALSE(use.is_shouted("Pelluna"));
}

TEST_CASE("a common English word is known to be seldom a noun from one text, other languages are left alone") {
  CHECK(use_of({"The deeply blue boat."}).is_weak("deeply"));
  const WordUse spanish = use_of({"El aumento real del salario es legal y social, dijo la ministra."});
  for (const char* word : {"real", "legal", "social", "salario"}) CHECK_FALSE(spanish.is_weak(word));
  const WordUse arabic = use_of({"قالت الوزيرة إن الميناء مغلق بسبب الإضراب."});
  CHECK_FALSE(arabic.is_weak("الميناء"));
  const WordUse chinese = use_of({"部长表示港口因罢工关闭。"});
  CHECK_FALSE(chinese.is_weak("港口"));
}

TEST_CASE("a name with The does not make a text English") {
  const WordUse french = use_of({"La tempête a frappé, selon The Guardian. « The Guardian » parle de la mairie."});
  for (const char* noun : {"tempête", "mairie"}) CHECK_FALSE(french.is_english(noun));
  CHECK(use_of({"The mairie is closed."}).is_english("mairie"));
  CHECK(use_of({"The Guardian saw the mairie."}).is_english("mairie"));
}

TEST_CASE("a noun has a capital where the text is German") {
  const WordUse german = use_of({"Der Hafen ist geschlossen, und der neue Streik der Kapitäne geht weiter."});
  CHECK(german.is_weak("geschlossen"));
  CHECK(german.is_weak("neue"));
  CHECK_FALSE(german.is_weak("Hafen"));
  CHECK_FALSE(german.is_weak("Streik"));
}

TEST_CASE("texts with a word are counted once") {
  const std::vector<std::string_view> texts{"Lava, lava, lava.", "Lava.", "Bread."};
  CHECK(WordUse(texts, {}).n_texts("lava") == 2);
}

TEST_CASE("a word after a name or a plural acts if it is rather a verb") {
  const WordUse use =
      use_of({"Prices tend to climb, and the rents will climb.", "The report of the mayor is in the harbour.",
              "We will report the vote to the council.", "Brandt vetoed the plan."});
  CHECK(use.acts("climb", "prices"));
  CHECK(use.acts("vetoed", "Brandt"));
  CHECK_FALSE(use.acts("report", "Brandt"));
  CHECK_FALSE(use.acts("climb", "Brandt's"));
  CHECK_FALSE(use.acts("harbours", "Brandt"));
}

TEST_CASE("who speaks in a transcript stands in capitals before a colon") {
  const WordUse use = use_of({"IDA BRANDT: The harbour is closed. TOP NEWS: The news of the top is no name."});
  CHECK(use.is_speaker("IDA BRANDT"));
  CHECK_FALSE(use.is_speaker("TOP NEWS"));
  CHECK_FALSE(use.is_speaker("BRANDT"));
  CHECK_FALSE(use.is_speaker("Ida Brandt"));
}

TEST_CASE("an adjective by its end is weak where no noun phrase ends with it") {
  CHECK(WordUse({"The plan, useless, and the kitchen table."}, {}).is_weak("useless"));
  for (const char* noun : {"table", "initiative"}) {
    CHECK_FALSE(WordUse({"The plan, useless, and the kitchen table, a new initiative."}, {}).is_weak(noun));
  }
  CHECK_FALSE(WordUse({"The homeless, and the help for the homeless."}, {}).is_weak("homeless"));
}
