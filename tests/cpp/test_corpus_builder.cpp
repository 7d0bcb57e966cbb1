#include <stdexcept>
#include <string>
#include <utility>

#include "catch.hpp"
#include "tidings/stories/corpus_builder.hpp"

using tidings::Corpus;
using tidings::CorpusBuilder;
using tidings::Story;

namespace {

/// A story of ordinary length: 20 paragraphs of 200 bytes.
Story ordinary_story(int number) {
  Story story;
  story.headline = "Headline of the story of number " + std::to_string(number);
  story.source = "Northern News Agency";
  story.url = "https://example.org/world/2031/04/02/story-" + std::to_string(number);
  story.published = "2031-04-02T10:00:00Z";
  story.byline = {"Ann Lee"};
  for (int i = 0; i < 20; ++i) story.paragraphs.emplace_back(200, static_cast<char>('a' + (number + i) % 26));
  return story;
}

std::size_t bytes_of(const Story& story) {
  return story.text().size() + story.source.size() + story.url.size() + story.published.size() + story.byline[0].size();
}

}  // namespace

TEST_CASE("a builder makes the corpus that its stories make", "[corpus_builder]") {
  CorpusBuilder builder;
  builder.reserve(1000);
  std::vector<Story> stories;
  for (int i = 0; i < 10; ++i) {
    stories.push_back(ordinary_story(i));
    builder.add(stories.back());
  }
  const Corpus built = std::move(builder).build();
  const Corpus expected(stories);
  REQUIRE(built.size() == 10);
  for (std::size_t i = 0; i < built.size(); ++i) CHECK(built[i] == expected[i]);
}

TEST_CASE("a builder without stories makes an empty corpus, and starts again after it made one", "[corpus_builder]") {
  CorpusBuilder builder;
  CHECK(std::move(builder).build().empty());
  builder.add(ordinary_story(1));  // NOLINT: build() leaves an empty builder
  CHECK(std::move(builder).build().size() == 1);
}

TEST_CASE("a builder refuses what a corpus refuses", "[corpus_builder]") {
  CorpusBuilder builder;
  Story story;
  story.published = "soon";
  CHECK_THROWS_WITH(builder.add(story), contains_text("story 1 was published at 'soon'"));
  CorpusBuilder twice;
  story.published.clear();
  story.id = "x";
  twice.add(story);
  twice.add(story);
  CHECK_THROWS_WITH(std::move(twice).build(), "stories 1 and 2 have the same id: 'x'");
}

TEST_CASE("ordinary stories take a tenth more memory than their bytes at most", "[corpus_builder]") {
  CorpusBuilder builder;
  std::size_t bytes = 0;
  for (int i = 0; i < 1000; ++i) {
    const Story story = ordinary_story(i);
    bytes += bytes_of(story);
    builder.add(story);
  }
  const Corpus corpus = std::move(builder).build();
  CHECK(static_cast<double>(corpus.memory()) <= 1.1 * static_cast<double>(bytes));
}
