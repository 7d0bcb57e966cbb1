#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/xxh64.hpp"
#include "catch.hpp"
#include "tidings/stories/corpus.hpp"

using tidings::Corpus;
using tidings::Story;

namespace {

Story story_with_id(const std::string& id) {
  Story story;
  story.id = id;
  story.headline = "Headline of " + id;
  return story;
}

Corpus corpus_of(const std::vector<std::string>& ids) {
  std::vector<Story> stories;
  for (const std::string& id : ids) stories.push_back(story_with_id(id));
  return Corpus(stories);
}

std::vector<std::string> ids_of(const Corpus& corpus) {
  std::vector<std::string> ids;
  for (const Story& story : corpus) ids.push_back(story.id);
  return ids;
}

using Ids = std::vector<std::string>;

/// A story in which every part is set, with empty items where a list can have them.
Story full_story() {
  return {.id = "full",
          .headline = "Lava reaches harbour",
          .kicker = "Volcano",
          .epigraph = "And the mountain burned.",
          .byline = {"Ann Lee", "Bo Roe"},
          .dateline = {{"OSLO", "PARIS"}, "NNA", "April 2"},
          .paragraphs = {"It came at night.", "", "Boats left."},
          .takeaways = {"Lava", ""},
          .subheads = {"What next"},
          .captions = {"FILE PHOTO: a boat", ""},
          .credits = {{"reporting", {"Ann Lee"}, {"Oslo"}}, {"", {}, {}}, {"editing", {"C", "D"}, {}}},
          .corrections = {"(Corrects a name)"},
          .source = "NNA",
          .url = "https://example.org/",
          .published = "2031-04-02T10:00:00Z",
          .language = "en",
          .label = "eruption",
          .span = {3, 99}};
}

}  // namespace

TEST_CASE("a corpus without stories is empty", "[corpus]") {
  CHECK(Corpus().empty());
  CHECK(Corpus(std::vector<Story>{}).size() == 0);
  CHECK(Corpus().begin() == Corpus().end());
}

TEST_CASE("a story without an id gets it from its content", "[corpus]") {
  const std::string id = ids_of(corpus_of({""}))[0];
  CHECK(id.size() == 16);
  CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(ids_of(corpus_of({"", "a", "", ""})) == Ids{id, "a", id + "-2", id + "-3"});
  CHECK(ids_of(corpus_of({"", id, ""})) == Ids{id + "-2", id, id + "-3"});
  CHECK(ids_of(corpus_of({"", id + "-2", id, ""})) == Ids{id + "-3", id + "-2", id, id + "-4"});
}

TEST_CASE("an id from the content does not change", "[corpus]") {
  Story story;
  CHECK(Corpus({story})[0].id == "d04a887a06c97923");
  story.headline = "Lava reaches harbour";
  story.paragraphs = {"It came at night."};
  story.source = "NNA";
  story.url = "https://example.org/1";
  story.published = "2031-04-02T12:00:00+02:00";
  const std::string id = Corpus({story})[0].id;
  CHECK(id == "cfa87aa1a42e48a0");
  story.published = "Wed, 02 Apr 2031 10:00:00 GMT";
  story.language = "en";
  CHECK(Corpus({story})[0].id == id);
}

TEST_CASE("an id from the content depends on headline, text, source, url and date", "[corpus]") {
  std::vector<Story> stories(9);
  stories[1].headline = "a";
  stories[2].paragraphs = {"a"};
  stories[3].source = "a";
  stories[4].url = "a";
  stories[5].published = "2031-04-02";
  stories[6].published = "2031-04-02T00:00:00Z";
  stories[7].headline = "a";
  stories[7].paragraphs = {"b"};
  stories[8].paragraphs = {"a", "b"};
  const Ids ids = ids_of(Corpus(stories));
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == stories.size());
  for (const std::string& id : ids) CHECK(id.size() == 16);
}

TEST_CASE("XXH64 has its published values", "[corpus]") {
  using tidings::detail::xxh64;
  CHECK(xxh64("") == 0xEF46DB3751D8E999ULL);
  CHECK(xxh64("a") == 0xD24EC4F1A98C6E5BULL);
  CHECK(xxh64("abc") == 0x44BC2CF5AD770999ULL);
  CHECK(xxh64("Nobody inspects the spammish repetition") == 0xFBCEA83C8A378BF1ULL);
}

TEST_CASE("two stories with one id are refused by name and place", "[corpus]") {
  CHECK_THROWS_AS(corpus_of({"x", "y", "x"}), std::invalid_argument);
  CHECK_THROWS_WITH(corpus_of({"x", "y", "x"}), "stories 1 and 3 have the same id: 'x'");
}

TEST_CASE("a position outside the corpus is refused", "[corpus]") {
  const Corpus corpus = corpus_of({"a", "b"});
  CHECK(corpus[1].id == "b");
  CHECK_THROWS_AS(corpus[2], std::out_of_range);
}

TEST_CASE("texts are those of the stories, in order", "[corpus]") {
  const Corpus corpus = corpus_of({"a", "b"});
  CHECK(corpus.texts() == std::vector<std::string_view>{"Headline of a", "Headline of b"});
}

TEST_CASE("a selection keeps the order it was asked for, and the ids", "[corpus]") {
  const Corpus corpus = corpus_of({"a", "b", "c"});
  CHECK(ids_of(corpus.select(std::array<std::size_t, 2>{2, 0})) == Ids{"c", "a"});
  CHECK(corpus.select({}).empty());
}

TEST_CASE("a selection refuses positions that do not exist or come twice", "[corpus]") {
  const Corpus corpus = corpus_of({"a", "b"});
  CHECK_THROWS_AS(corpus.select(std::array<std::size_t, 1>{2}), std::out_of_range);
  CHECK_THROWS_WITH(corpus.select(std::array<std::size_t, 1>{7}), "no story at position 7 of 2");
  CHECK_THROWS_AS(corpus.select(std::array<std::size_t, 2>{1, 1}), std::invalid_argument);
  CHECK_THROWS_WITH(corpus.select(std::array<std::size_t, 2>{1, 1}), "position 1 occurs twice");
}

TEST_CASE("a sum renames the second's stories where their ids are taken", "[corpus]") {
  CHECK(ids_of(corpus_of({"a", "b"}) + corpus_of({"b", "c"})) == Ids{"a", "b", "b-2", "c"});
  CHECK(ids_of(corpus_of({"a", "a-2"}) + corpus_of({"a"})) == Ids{"a", "a-2", "a-3"});
  CHECK(ids_of(corpus_of({"a"}) + corpus_of({"a", "a-2"})) == Ids{"a", "a-3", "a-2"});
}

TEST_CASE("a sum with an empty corpus is the corpus", "[corpus]") {
  CHECK(ids_of(corpus_of({"a"}) + Corpus()) == Ids{"a"});
  CHECK(ids_of(Corpus() + corpus_of({"a"})) == Ids{"a"});
}

TEST_CASE("a story comes back with every part", "[corpus]") {
  const Story full = full_story();
  CHECK(Corpus({full})[0] == full);
  std::vector<Story> stories(7);
  for (std::size_t i = 0; i < stories.size(); ++i) stories[i].id = std::to_string(i);
  stories[3] = full;  // columns begin and end with stories that have nothing in them
  const Corpus corpus(stories);
  for (std::size_t i = 0; i < stories.size(); ++i) CHECK(corpus[i] == stories[i]);
}

TEST_CASE("texts are Story::text whichever pieces are empty", "[corpus]") {
  const std::vector<std::string> pieces{"", "a", "\n\n", "b\n\nc"};
  std::vector<Story> stories;
  for (const std::string& headline : pieces) {
    for (const std::string& takeaway : pieces) {
      for (const std::string& first : pieces) {
        for (const std::string& second : pieces) {
          Story story;
          story.id = std::to_string(stories.size());
          story.headline = headline;
          if (!takeaway.empty()) story.takeaways = {"", takeaway};
          story.paragraphs = {first, second};
          stories.push_back(story);
        }
      }
    }
  }
  const Corpus corpus(stories);
  for (std::size_t i = 0; i < stories.size(); ++i) {
    CHECK(corpus[i] == stories[i]);
    CHECK(corpus.text(i) == stories[i].text());
    CHECK(corpus.body(i) == stories[i].body());
    CHECK(corpus.headline(i) == stories[i].headline);
  }
}

TEST_CASE("columns are read without stories", "[corpus]") {
  const Corpus corpus({full_story(), Story{}});
  CHECK(corpus.id(0) == "full");
  CHECK(corpus.source(0) == "NNA");
  CHECK(corpus.url(0) == "https://example.org/");
  CHECK(corpus.language(0) == "en");
  CHECK(corpus.label(0) == "eruption");
  CHECK(corpus.published(0) == tidings::Timestamp{1932890400, false});
  CHECK_FALSE(corpus.published(1));
  CHECK(corpus.label(1).empty());
  CHECK_THROWS_AS(corpus.label(2), std::out_of_range);
}

TEST_CASE("a date is kept in UTC, and one that is none is refused", "[corpus]") {
  Story story;
  story.published = "Wed, 02 Apr 2031 12:00:00 +0200";
  CHECK(Corpus({story})[0].published == "2031-04-02T10:00:00Z");
  story.published = "April 2, 2031";
  CHECK(Corpus({story})[0].published == "2031-04-02");
  story.published = "03/04/2031";
  CHECK_THROWS_WITH(Corpus({Story{}, story}), contains_text("story 2 was published at '03/04/2031'"));
}

TEST_CASE("ill-formed UTF-8 is replaced and counted", "[corpus]") {
  Story story;
  story.headline = "a\xFF";
  story.byline = {"\xC3", "b"};
  const Corpus corpus({story});
  CHECK(corpus[0].headline == "a\uFFFD");
  CHECK(corpus[0].byline == Ids{"\uFFFD", "b"});
  CHECK(corpus.replaced() == 2);
}

TEST_CASE("selections, sums and copies share the texts", "[corpus]") {
  const Corpus corpus = corpus_of({"a", "b", "c"});
  const Corpus selection = corpus.select(std::array<std::size_t, 2>{2, 0});
  const Corpus sum = selection + corpus;
  CHECK(selection.text(0).data() == corpus.text(2).data());
  CHECK(sum.text(0).data() == corpus.text(2).data());
  CHECK(sum.text(2).data() == corpus.text(0).data());
  CHECK(ids_of(sum) == Ids{"c", "a", "a-2", "b", "c-2"});
  CHECK(ids_of(sum.select(std::array<std::size_t, 3>{4, 1, 2})) == Ids{"c-2", "a", "a-2"});
  CHECK(sum[4].id == "c-2");
}

TEST_CASE("a selection outlives its corpus", "[corpus]") {
  const Corpus selection = [] { return corpus_of({"a", "b"}).select(std::array<std::size_t, 1>{1}); }();
  CHECK(selection.text(0) == "Headline of b");
}

TEST_CASE("the sum of many is that of one after the other", "[corpus]") {
  std::mt19937 engine(5);
  const Ids names{"a", "a-2", "a-3", "b", "b-2", "c"};
  for (int round = 0; round < 200; ++round) {
    std::vector<Corpus> parts;
    Corpus expected;
    for (int i = 0; i < 5; ++i) {
      Ids ids;
      for (const std::string& name : names) {
        if (engine() % 2 == 0) ids.push_back(name);
      }
      std::ranges::shuffle(ids, engine);
      parts.push_back(corpus_of(ids));
      expected = expected + parts.back();
    }
    const Corpus sum = Corpus::concatenate(parts);
    CHECK(ids_of(sum) == ids_of(expected));
    CHECK(sum.texts() == expected.texts());
  }
}

TEST_CASE("a hundred thousand stories with one id or one content are told apart at once", "[corpus]") {
  const Corpus equal(std::vector<Story>(100000));
  CHECK(equal[99999].id == equal[0].id + "-100000");
  const std::vector<Corpus> parts(20000, corpus_of({"a"}));
  CHECK(Corpus::concatenate(parts)[19999].id == "a-20000");
}
