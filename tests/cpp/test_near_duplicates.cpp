#include "tidings/similarity/near_duplicates.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "similarity/containment_join.hpp"
#include "similarity/text_versions.hpp"

using tidings::Corpus;
using tidings::DuplicateGroup;
using tidings::near_duplicates;
using tidings::Story;

namespace {

/// So many words, which another seed gives otherwise.
std::string words(unsigned seed, std::size_t n, std::size_t n_different = 5000) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text += "w" + std::to_string(random() % n_different) + " ";
  return text;
}

Story story(const std::string& headline, const std::string& body, const std::string& published = "") {
  Story story;
  story.headline = headline;
  story.paragraphs = {body};
  story.published = published;
  return story;
}

Corpus corpus(const std::vector<std::string>& texts) {
  std::vector<Story> stories;
  for (const std::string& text : texts) stories.push_back(story("", text));
  return Corpus(stories);
}

std::vector<std::vector<std::size_t>> members(const std::vector<DuplicateGroup>& groups) {
  std::vector<std::vector<std::size_t>> result;
  for (const DuplicateGroup& group : groups) {
    result.emplace_back();
    for (const auto& reprint : group) result.back().push_back(reprint.story);
  }
  return result;
}

using Members = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("a short copy is found whose shingles were broken by small changes, and a form that was filled in is none",
          "[duplicates]") {
  // 100 words; from `first` on every eighth is another one
  const auto changed = [](unsigned seed, std::size_t first) {
    std::istringstream text(words(1, 100));
    std::string result;
    std::string word;
    for (std::size_t i = 0; text >> word; ++i) {
      result += (i >= first && i % 8 == 0 ? "x" + std::to_string(1000 * seed + i) : word) + " ";
    }
    return result;
  };
  REQUIRE(members(near_duplicates(corpus({words(1, 100), changed(1, 24)}))) == Members{{0, 1}});
  REQUIRE(members(near_duplicates(corpus({changed(2, 0), changed(3, 0)}))).empty());
}

TEST_CASE("a passage counts once however often it stands in the shorter text", "[duplicates]") {
  const std::string passage = words(1, 40);
  const std::string longer = words(2, 150, 100000) + passage + words(3, 150, 100000);
  const auto twice = corpus({passage + words(4, 50, 100000) + passage + words(5, 50, 100000), longer});
  CHECK(near_duplicates(twice).empty());
  CHECK(near_duplicates(corpus({passage + words(4, 30, 100000) + passage, longer})).size() == 1);
}

TEST_CASE("copies are found whole, cut to three tenths, and with passages before and after", "[duplicates]") {
  const std::string text = words(1, 300);
  const std::string cut = text.substr(0, text.size() * 3 / 10);
  const auto groups = near_duplicates(corpus({text, words(2, 300), cut, words(3, 60) + text + words(4, 60), text}));
  REQUIRE(members(groups) == Members{{0, 2, 3, 4}});
  CHECK(groups[0][1].source == 0);
  CHECK(groups[0][3].source == 0);
  CHECK(groups[0][3].containment == 1);
  CHECK(groups[0][3].resemblance == 1);
}

TEST_CASE("case, punctuation and the form of characters make no other text", "[duplicates]") {
  CHECK(near_duplicates(corpus({"Caf\xC3\xA9 society, again!", "cafe\xCC\x81 SOCIETY \xE2\x80\x93 again"})).size() ==
        1);
  CHECK(near_duplicates(corpus({"one two three", "one two four"})).empty());
  CHECK(near_duplicates(corpus({"", "", "...", "\xE2\x80\xA6"})).empty());
}

TEST_CASE("stories with the same long body are copies whatever their headlines", "[duplicates]") {
  const std::string body = words(5, 20);
  const Corpus stories({story(words(6, 40), body), story(words(7, 40), body), story(words(8, 40), words(5, 19)),
                        story(words(9, 40), words(5, 19))});
  CHECK(members(near_duplicates(stories)) == Members{{0, 1}});
}

TEST_CASE("nothing is a copy because it is like something that is like something else", "[duplicates]") {
  const std::string a = words(10, 100);
  const std::string b = words(11, 100);
  const std::string c = words(12, 100);
  CHECK(near_duplicates(corpus({a + b, b + c, c + a}), {.threshold = 0.4}).at(0).size() == 3);
  const auto groups = near_duplicates(corpus({a + b, b + c, c + words(13, 100)}), {.threshold = 0.4});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].size() == 2);
}

TEST_CASE("a short passage that a long text quotes is no version of it", "[duplicates]") {
  const std::string passage = words(14, 100);
  CHECK(near_duplicates(corpus({passage, passage + words(15, 500)})).empty());
  CHECK(near_duplicates(corpus({passage, passage + words(15, 500)}), {.min_length_ratio = 0.1}).size() == 1);
}

TEST_CASE("what stands at the foot of many stories makes no copies, and hides none", "[duplicates]") {
  const std::string foot = words(16, 100);
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 20; ++i) texts.push_back(words(100 + i, 80) + foot);
  CHECK(near_duplicates(corpus(texts)).empty());
  texts.push_back(words(100, 80) + words(17, 100));
  CHECK(members(near_duplicates(corpus(texts))) == Members{{0, 20}});
}

TEST_CASE("many reprints of one story are not taken for boilerplate", "[duplicates]") {
  std::vector<std::string> texts;
  const std::string text = words(18, 200);
  for (unsigned i = 0; i < 40; ++i) texts.push_back(words(200 + i, 20) + text.substr(0, text.size() - 10 * i));
  CHECK(near_duplicates(corpus(texts)).at(0).size() == 40);
}

TEST_CASE("the first seen is the earliest, and sources are earlier than copies", "[duplicates]") {
  const std::string text = words(19, 200);
  const std::string cut = text.substr(0, 600);
  const Corpus stories({story("", cut), story("", cut + words(20, 30), "2031-04-03"), story("", text, "2031-04-01"),
                        story("", cut + words(20, 30), "2031-04-02")});
  const auto groups = near_duplicates(stories);
  REQUIRE(members(groups) == Members{{2, 3, 1, 0}});
  CHECK(groups[0][0].source == 2);
  CHECK(groups[0][1].source == 2);
  CHECK(groups[0][2].source == 3);
  CHECK(groups[0][2].containment == 1);
  CHECK(groups[0][3].source == 3);
}

TEST_CASE("texts of any script have shingles", "[duplicates]") {
  const std::string chinese =
      "\xE4\xB8\xAD\xE5\x9B\xBD\xE5\xA4\x96\xE4\xBA\xA4\xE9\x83\xA8\xE5\x8F\x91\xE8\xA8\x80\xE4\xBA\xBA\xE5\x91\xA8\xE4"
      "\xB8\x80\xE8\xA1\xA8\xE7\xA4\xBA\xE4\xB8\xA4\xE5\x9B\xBD\xE5\xB0\x86\xE7\xBB\xA7\xE7\xBB\xAD\xE5\xB0\xB1\xE8\xB4"
      "\xB8\xE6\x98\x93\xE9\x97\xAE\xE9\xA2\x98\xE8\xBF\x9B\xE8\xA1\x8C\xE8\xB0\x88\xE5\x88\xA4";
  CHECK(near_duplicates(corpus({chinese, chinese + "\xE3\x80\x82\xE8\xB0\xA2\xE8\xB0\xA2"})).size() == 1);
}

TEST_CASE("the result is the same for any number of threads", "[duplicates]") {
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 400; ++i) texts.push_back(words(300 + i % 90, 60 + i % 7, 300) + words(i, i % 40, 40));
  const Corpus stories = corpus(texts);
  const auto groups = near_duplicates(stories, {}, {.n_jobs = 1});
  CHECK(groups.size() > 50);
  CHECK(near_duplicates(stories, {}, {.n_jobs = 2}) == groups);
  CHECK(near_duplicates(stories, {}, {.n_jobs = 8}) == groups);
}

TEST_CASE("wrong options are refused", "[duplicates]") {
  const auto fails = [](const tidings::DuplicateOptions& options) {
    CHECK_THROWS_AS(near_duplicates(Corpus(), options), std::invalid_argument);
  };
  fails({.threshold = 0});
  fails({.threshold = 1.1});
  fails({.shingle_size = 0});
  fails({.min_length_ratio = -0.1});
  CHECK(near_duplicates(Corpus()).empty());
}

TEST_CASE("the join finds the pairs that comparing all with all does", "[duplicates]") {
  std::vector<std::string> texts;
  for (unsigned i = 0; i < 150; ++i) {
    texts.push_back(words(i % 30, 20 + i % 50, 100) + words(1000 + i, i % 30, 100));
  }
  const auto shared = tidings::detail::read_versions(corpus(texts), 3, {}).shared;
  for (const double threshold : {0.3, 0.5, 0.8, 1.0}) {
    std::set<std::pair<std::size_t, std::size_t>> expected;
    for (std::size_t a = 0; a < texts.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        const double shorter = std::min(shared.sizes[a], shared.sizes[b]);
        const double longer = std::max(shared.sizes[a], shared.sizes[b]);
        const auto overlap = static_cast<double>(shared.overlap(a, b));
        if (overlap >= threshold * shorter && overlap >= 4 && shorter >= 0.2 * longer) expected.insert({b, a});
      }
    }
    std::set<std::pair<std::size_t, std::size_t>> found;
    for (const auto& [shorter, longer, overlap] :
         tidings::detail::containment_join(shared, {.threshold = threshold, .least_overlap = 4}, {})) {
      CHECK(overlap == shared.overlap(shorter, longer));
      CHECK(shared.sizes[shorter] <= shared.sizes[longer]);
      CHECK(found.insert(std::minmax<std::size_t>(shorter, longer)).second);
    }
    CHECK(found == expected);
    CHECK(found.size() >= 10);
  }
}

TEST_CASE("a pair exactly at the threshold is found", "[duplicates]") {
  const std::string common = words(1, 28, 100000);
  const auto shared =
      tidings::detail::read_versions(corpus({common + words(2, 22, 100000), common + words(3, 22, 100000)}), 1, {})
          .shared;
  REQUIRE(shared.sizes == std::vector<std::uint32_t>{50, 50});
  REQUIRE(shared.overlap(0, 1) == 28);
  CHECK(tidings::detail::containment_join(shared, {.threshold = 0.56}, {}).size() == 1);
  CHECK(tidings::detail::containment_join(shared, {.threshold = 0.57}, {}).empty());
}

TEST_CASE("a stub below several heads makes no copies", "[duplicates]") {
  for (const std::size_t n_words : {12U, 23U, 59U}) {
    const std::string stub = words(1, n_words);
    std::vector<Story> stories;
    for (unsigned i = 0; i < 8; ++i) stories.push_back(story(words(10 + i, 6), stub));
    CHECK(near_duplicates(Corpus(stories)).empty());
    stories.push_back(stories[3]);
    CHECK(members(near_duplicates(Corpus(stories))) == Members{{3, 8}});
  }
}

TEST_CASE("a story below several heads is one story", "[duplicates]") {
  std::vector<Story> stories;
  for (unsigned i = 0; i < 8; ++i) stories.push_back(story(words(10 + i, 6), words(1, 60)));
  CHECK(members(near_duplicates(Corpus(stories))) == Members{{0, 1, 2, 3, 4, 5, 6, 7}});
  stories = {story(words(10, 6), words(1, 25)), story(words(11, 6), words(1, 25))};
  CHECK(members(near_duplicates(Corpus(stories))) == Members{{0, 1}});
}

TEST_CASE("stories with the same body are compared with their heads", "[duplicates]") {
  const std::string body = words(1, 34);
  const auto groups = near_duplicates(Corpus({story("a b c d", body), story("x y z", body), story("x y z", body)}));
  REQUIRE(members(groups) == Members{{0, 1, 2}});
  CHECK(groups[0][1].source == 0);
  CHECK(groups[0][1].containment == 30.0 / 33);
  CHECK(groups[0][1].resemblance == 30.0 / 37);
  CHECK(groups[0][2].source == 1);
  CHECK(groups[0][2].containment == 1);
}

TEST_CASE("the source is the same text however many versions there are", "[duplicates]") {
  std::vector<Story> stories;
  const std::string text = words(1, 200);
  for (unsigned i = 0; i < 300; ++i) stories.push_back(story("", text + words(100 + i, 12)));
  stories.push_back(stories[290]);
  const auto groups = near_duplicates(Corpus(stories));
  REQUIRE(groups.size() == 1);
  REQUIRE(groups[0].size() == 301);
  CHECK(groups[0].back().story == 300);
  CHECK(groups[0].back().source == 290);
  CHECK(groups[0].back().containment == 1);
}

TEST_CASE("progress goes on until the groups are described, and can stop it there", "[duplicates]") {
  struct Stop : tidings::Progress {
    void update(std::size_t done, std::size_t total) override {
      share = static_cast<double>(done) / static_cast<double>(total);
      if (share >= least && share < 1) throw std::runtime_error("stopped");
    }
    double least = 2;
    double share = 0;
  };
  std::vector<Story> stories;
  for (unsigned i = 0; i < 400; ++i)
    stories.push_back(story("", words(i / 2, 100) + words(1000 + i, 10) + words(3, 12)));
  Stop stop;
  static_cast<void>(near_duplicates(Corpus(stories), {}, {1, &stop}));
  CHECK(stop.share == 1);
  for (const double least : {0.901, 0.931, 0.961, 0.98}) {
    stop.least = least;
    CHECK_THROWS_AS(near_duplicates(Corpus(stories), {}, {1, &stop}), std::runtime_error);
    CHECK(stop.share < least + 0.03);
  }
}

TEST_CASE("shared shingles are those that several texts have", "[duplicates]") {
  const std::vector<std::string> texts = {"a b c d", "b c d e", "x y z", "a b c", "c d a b c d"};
  const auto shared = tidings::detail::read_versions(corpus(texts), 2, {}).shared;
  CHECK(shared.sizes == std::vector<std::uint32_t>{3, 3, 2, 2, 4});
  CHECK(shared.frequency == std::vector<std::uint32_t>{3, 3, 4});
  CHECK(shared.overlap(0, 4) == 3);
  CHECK(shared.overlap(0, 1) == 2);
  CHECK(shared.overlap(1, 2) == 0);
}
