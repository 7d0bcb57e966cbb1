#include "clusters/whole_phrases.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

using tidings::Analyzer;
using tidings::detail::always_goes_on;
using tidings::detail::occurrences;
using tidings::detail::whole_phrase;
using tidings::detail::WordUse;

namespace {

struct Texts {
  std::vector<std::string> texts;
  std::vector<std::string_view> views;
  std::vector<std::size_t> members;

  explicit Texts(std::vector<std::string> given) : texts(std::move(given)), members(texts.size()) {
    views.assign(texts.begin(), texts.end());
    std::iota(members.begin(), members.end(), std::size_t{0});
  }

  [[nodiscard]] std::string whole(const std::string& term) const {
    return whole_phrase(term, views, members, WordUse(views, {}), Analyzer());
  }
};

}  // namespace

TEST_CASE("a phrase takes in what it mostly goes on with", "[clusters]") {
  const Texts texts({"The harbour festival opened.", "A harbour festival, and more.", "Rain at the harbour festival."});
  CHECK(texts.whole("harbour") == "harbour festival");
  CHECK(texts.whole("festival") == "harbour festival");
}

TEST_CASE("marks of other scripts are no part of a phrase", "[clusters]") {
  CHECK(Texts({"إضراب القطارات، يقول", "إضراب القطارات، يقول", "إضراب القطارات، يقول"}).whole("القطارات") ==
        "إضراب القطارات");
  CHECK(Texts({"बड़ी हड़ताल। आज", "बड़ी हड़ताल। आज", "बड़ी हड़ताल। आज"}).whole("बड़ी") == "बड़ी");
  CHECK(Texts({"港口 罢工，今天", "港口 罢工，今天", "港口 罢工，今天"}).whole("港口") == "港口");
  CHECK(Texts({"puerto «cerrado» hoy", "puerto «cerrado» hoy"}).whole("puerto") == "puerto");
}

TEST_CASE("the apostrophe of a plural is a part of a phrase", "[clusters]") {
  CHECK(Texts({"Veterans’ Affairs said", "at Veterans’ Affairs", "of Veterans’ Affairs"}).whole("Affairs") ==
        "Veterans’ Affairs");
}

TEST_CASE("phrases do not depend on the order of stories", "[clusters]") {
  std::vector<std::string> stories;
  for (int i = 0; i < 300; ++i) {
    stories.emplace_back(i % 3 == 0 ? "The crellian harbour dispute." : "The crellian harbour festival.");
  }
  const std::string whole = Texts(stories).whole("crellian harbour");
  CHECK(whole == "crellian harbour festival");
  std::ranges::sort(stories);
  CHECK(Texts(stories).whole("crellian harbour") == whole);
  std::shuffle(stories.begin(), stories.end(), std::mt19937(3));
  CHECK(Texts(stories).whole("crellian harbour") == whole);
  std::ranges::sort(stories, std::greater<>());
  CHECK(Texts(stories).whole("crellian harbour") == whole);
}

TEST_CASE("a phrase goes on if words follow that can not stand after a noun", "[clusters]") {
  const Texts texts(
      {"The historic tax cuts passed.", "A historic tax reform failed.", "His historic tax plan, he said."});
  const WordUse use(texts.views, {});
  CHECK(always_goes_on("historic tax", texts.views, texts.members, use));
  CHECK_FALSE(always_goes_on("historic tax cuts", texts.views, texts.members, use));
}

TEST_CASE("a line of capitals has no phrases, however long it is", "[clusters]") {
  const Texts title({"Brandt Wins Harbour Vote Again", "Brandt Wins Harbour Vote Again"});
  CHECK(occurrences("Harbour Vote", title.views, title.members) == 0);
  CHECK(occurrences("Harbour", title.views, title.members) == 2);
  std::string line;
  for (int i = 0; i < 100'000; ++i) line += "Ida Brandt ";
  const Texts names({line});
  CHECK(occurrences("Ida Brandt", names.views, names.members) == 0);
  CHECK(names.whole("Ida Brandt") == "Ida Brandt");
}
