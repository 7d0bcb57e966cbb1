#include <algorithm>
#include <cerrno>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "stories/arrow_cells.hpp"
#include "stories/arrow_reader.hpp"
#include "stories/arrow_writer.hpp"
#include "tidings/stories/corpus.hpp"

using namespace tidings::detail;  // NOLINT: a test of private parts
using tidings::Corpus;
using tidings::Story;

namespace {

std::string random_text(std::mt19937& engine) {
  constexpr std::string_view alphabet = "ab, \n\r\t\xC3\xA4\xE4\xB8\xAD\xFF";
  std::string text(engine() % 40, ' ');
  for (char& letter : text) letter = alphabet[engine() % alphabet.size()];
  return text;
}

Corpus random_corpus(std::mt19937& engine) {
  std::vector<Story> stories(engine() % 10);
  for (Story& story : stories) {
    story.headline = random_text(engine);
    story.byline.resize(engine() % 3);
    for (std::string& name : story.byline) name = random_text(engine);
    story.paragraphs.resize(engine() % 3);
    for (std::string& paragraph : story.paragraphs) paragraph = random_text(engine);
    if (engine() % 2 == 0) story.published = "2031-04-02T10:00:00Z";
    if (engine() % 2 == 0) story.label = random_text(engine);
  }
  return Corpus(stories);
}

Corpus read(Owned<ArrowArrayStream> stream, const std::vector<ColumnOf>& columns) {
  ArrowReader reader(*stream.get());
  CellWriter writer;
  read_arrow(reader, columns, writer);
  return Corpus(rows_of(std::move(writer).finish()));
}

Corpus read(const Corpus& corpus, const std::vector<ColumnOf>& columns) {
  return read(write_arrow(corpus.shared_rows(), arrow_columns()), columns);
}

/// A stream whose schema is a table without columns, and whose first table fails.
ArrowArrayStream failing_stream(int& released) {
  ArrowArrayStream stream{};
  stream.get_schema = [](ArrowArrayStream*, ArrowSchema* out) {
    *out = ArrowSchema{};
    out->format = "+s";
    out->release = [](ArrowSchema* self) { self->release = nullptr; };
    return 0;
  };
  stream.get_next = [](ArrowArrayStream*, ArrowArray*) { return EIO; };
  stream.get_last_error = [](ArrowArrayStream*) { return "the disk is full"; };
  stream.release = [](ArrowArrayStream* self) {
    ++*static_cast<int*>(self->private_data);
    self->release = nullptr;
  };
  stream.private_data = &released;
  return stream;
}

}  // namespace

TEST_CASE("what goes to Arrow comes back", "[arrow]") {
  std::mt19937 engine(11);
  for (int round = 0; round < 300; ++round) {
    Corpus corpus = random_corpus(engine) + random_corpus(engine);
    if (round % 2 == 0) {
      std::vector<std::size_t> rows(corpus.size() / 2);
      std::size_t next = 0;
      std::ranges::generate(rows, [&] { return next++ * 2; });
      corpus = corpus.select(rows);
    }
    const Corpus again = read(corpus, {{StoryField::id, "id"},
                                       {StoryField::text, "text"},
                                       {StoryField::source, "headline"},
                                       {StoryField::published, "published"}});
    REQUIRE(again.size() == corpus.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
      CHECK(again.id(i) == corpus.id(i));
      CHECK(again.published(i) == corpus.published(i));
      const bool blank = corpus.headline(i).find_first_not_of(" \n\r\t") == std::string_view::npos;
      CHECK(again.source(i) == (blank ? "" : corpus.headline(i)));
    }
  }
}

TEST_CASE("an array's part may be moved away and outlive it", "[arrow]") {
  const Corpus corpus(std::vector<Story>(3));
  Owned<ArrowArrayStream> stream = write_arrow(corpus.shared_rows(), {"byline", "text"});
  ArrowArray table{};
  REQUIRE(stream->get_next(stream.get(), &table) == 0);
  const Owned<ArrowArray> child(*table.children[1]);
  CHECK(table.children[1]->release == nullptr);
  table.release(&table);
  CHECK(table.release == nullptr);
  CHECK(child->length == 3);
  CHECK(static_cast<const std::int64_t*>(child->buffers[1])[3] == 0);
}

TEST_CASE("a stream that is not read is released", "[arrow]") {
  int released = 0;
  {
    ArrowArrayStream stream = failing_stream(released);
    const Owned<ArrowArrayStream> owned(stream);
    CHECK(stream.release == nullptr);
  }
  CHECK(released == 1);
}

TEST_CASE("a stream's error is told, and the stream released", "[arrow]") {
  int released = 0;
  ArrowArrayStream stream = failing_stream(released);
  CHECK_THROWS_WITH(read(Owned<ArrowArrayStream>(stream), {}), contains_text("the disk is full"));
  CHECK(released == 1);
}

TEST_CASE("a column that is not there, or of another kind, is refused by name", "[arrow]") {
  const Corpus corpus(std::vector<Story>(1));
  CHECK_THROWS_WITH(read(corpus, {{StoryField::text, "x"}}), contains_text("no column 'x' among: id, headline"));
  CHECK_THROWS_AS(write_arrow(corpus.shared_rows(), {"x"}), std::invalid_argument);
  CHECK_THROWS_AS(text_column("byline"), std::invalid_argument);
  const ArrowArray array{};
  ArrowSchema schema{};
  schema.format = "tDs";
  CHECK_THROWS_WITH(cells_of(schema, array, "length"), contains_text("column 'length' has Arrow's format 'tDs'"));
}
