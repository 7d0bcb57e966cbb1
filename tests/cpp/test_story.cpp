#include "catch.hpp"
#include "tidings/stories/story.hpp"

using tidings::Dateline;
using tidings::Story;

TEST_CASE("a story without parts has no text", "[story]") {
  CHECK(Story{}.body().empty());
  CHECK(Story{}.text().empty());
}

TEST_CASE("the body is the paragraphs, joined by a blank line", "[story]") {
  Story story;
  story.paragraphs = {"The harbour froze.", "Ships waited."};
  CHECK(story.body() == "The harbour froze.\n\nShips waited.");
}

TEST_CASE("the text is headline, takeaways and body", "[story]") {
  Story story;
  story.headline = "Harbour freezes";
  story.takeaways = {"Ships wait", "Fish are safe"};
  story.paragraphs = {"The harbour froze."};
  CHECK(story.text() == "Harbour freezes\n\nShips wait\n\nFish are safe\n\nThe harbour froze.");
}

TEST_CASE("a digest's text has no gap where the body would be", "[story]") {
  Story story;
  story.takeaways = {"Ships wait"};
  CHECK(story.text() == "Ships wait");
  story.headline = "Harbour freezes";
  CHECK(story.text() == "Harbour freezes\n\nShips wait");
}

TEST_CASE("a dateline is empty until it has a place, an agency or a date", "[story]") {
  CHECK(Dateline{}.empty());
  CHECK_FALSE(Dateline{{"PORT SALVO"}, "", ""}.empty());
  CHECK_FALSE(Dateline{{}, "NNA", ""}.empty());
  CHECK_FALSE(Dateline{{}, "", "May 2"}.empty());
}

TEST_CASE("stories are equal when all their parts are", "[story]") {
  Story a;
  a.credits = {{"editing", {"Ana Ruiz"}, {}}};
  Story b = a;
  CHECK(a == b);
  b.credits[0].places = {"Lima"};
  CHECK_FALSE(a == b);
}
