#include <algorithm>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "stories/cell_writer.hpp"

using tidings::Story;
using tidings::Timestamp;
using tidings::detail::CellWriter;
using tidings::detail::StoryField;

namespace {

Story story_of(StoryField field, std::string_view cell) {
  CellWriter writer;
  writer.text(field, cell);
  writer.end_row();
  return std::move(writer).finish().story(0);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a text is parted at blank lines, whatever ends its lines", "[cell_writer]") {
  const auto paragraphs = [](std::string_view text) { return story_of(StoryField::text, text).paragraphs; };
  CHECK(paragraphs("a\n\nb") == Texts{"a", "b"});
  CHECK(paragraphs("\n\n\na\nb \n \t\n\xC2\xA0\n c\n") == Texts{"a\nb", "c"});
  CHECK(paragraphs("a\r\n\r\nb\r\nc") == Texts{"a", "b\nc"});
  CHECK(paragraphs("a\r\rb") == Texts{"a", "b"});
  CHECK(paragraphs(" \n \n").empty());
}

TEST_CASE("a byline is parted at commas", "[cell_writer]") {
  CHECK(story_of(StoryField::byline, " Ann Lee,Bo Roe ,, ").byline == Texts{"Ann Lee", "Bo Roe"});
}

TEST_CASE("blank cells are missing", "[cell_writer]") {
  for (const std::string_view name : tidings::detail::field_names) {
    Story story = story_of(tidings::detail::field_named(name), " \xE3\x80\x80\n");
    story.id.clear();
    CHECK(story == Story{});
  }
}

TEST_CASE("a date that is none is a problem with its row", "[cell_writer]") {
  CellWriter writer;
  writer.end_row();
  writer.text(StoryField::published, "soon\xFF");
  writer.end_row();
  writer.moment(StoryField::published, Timestamp{0, true});
  writer.end_row();
  const auto problems = writer.take_problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].row == 1);
  CHECK(problems[0].value == "soon\uFFFD");
  CHECK(std::move(writer).finish().story(2).published == "1970-01-01");
}

TEST_CASE("a field that there is not is refused with those there are", "[cell_writer]") {
  CHECK_THROWS_WITH(tidings::detail::field_named("body"), contains_text("no field 'body': there are headline"));
}

TEST_CASE("numbers are written as short as they can be", "[cell_writer]") {
  using tidings::detail::number_text;
  CHECK(number_text(3.0) == "3");
  CHECK(number_text(-7.0) == "-7");
  CHECK(number_text(0.25) == "0.25");
  CHECK(number_text(1e300) == "1e+300");
}

TEST_CASE("no bytes break the reading of cells, and none but white space is lost", "[cell_writer]") {
  std::mt19937 engine(13);
  constexpr std::string_view alphabet = "a\n\r \t,\xC2\xA0\xE3\x80\x80\xFF";
  for (int i = 0; i < 5000; ++i) {
    std::string cell(engine() % 30, ' ');
    std::size_t letters = 0;
    for (char& letter : cell) {
      letter = alphabet[engine() % alphabet.size()];
      letters += letter == 'a' ? 1 : 0;
    }
    std::size_t kept = 0;
    for (const std::string& paragraph : story_of(StoryField::text, cell).paragraphs) {
      kept += static_cast<std::size_t>(std::ranges::count(paragraph, 'a'));
    }
    CHECK(kept == letters);
  }
}
