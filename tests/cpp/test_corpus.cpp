#include <array>
#include <stdexcept>
#include <string>
#include <vector>

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

}  // namespace

TEST_CASE("a corpus without stories is empty", "[corpus]") {
  CHECK(Corpus().empty());
  CHECK(Corpus(std::vector<Story>{}).size() == 0);
  CHECK(Corpus().texts().empty());
}

TEST_CASE("stories without ids are numbered from 1", "[corpus]") {
  CHECK(ids_of(corpus_of({"", "", ""})) == Ids{"1", "2", "3"});
}

TEST_CASE("a number that is taken makes way for the next free one", "[corpus]") {
  CHECK(ids_of(corpus_of({"2", "", ""})) == Ids{"2", "3", "4"});
  CHECK(ids_of(corpus_of({"", "", "1", "2"})) == Ids{"3", "4", "1", "2"});
  CHECK(ids_of(corpus_of({"a", "", "b"})) == Ids{"a", "2", "b"});
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
  CHECK(corpus_of({"a", "b"}).texts() == Ids{"Headline of a", "Headline of b"});
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

TEST_CASE("a hundred thousand stories whose numbers are taken are numbered at once", "[corpus]") {
  Ids ids(100000);
  for (std::size_t i = 0; i < ids.size() / 2; ++i) ids[ids.size() / 2 + i] = std::to_string(i + 1);
  const Corpus corpus = corpus_of(ids);
  CHECK(corpus[0].id == "50001");
  CHECK(corpus[49999].id == "100000");
}
