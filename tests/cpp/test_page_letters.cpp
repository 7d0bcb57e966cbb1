// E-mail newsletters: teasers with a link below each.
#include <string>

#include "catch.hpp"
#include "pages.hpp"
#include "tidings/stories/page.hpp"

using namespace pages;
using tidings::parse_page;

namespace {

const Texts subjects{"Harbour of Velm reopens after the flood", "Council delays vote on tram line to Orn",
                     "Bakers warn of a winter without rye", "Museum of Clocks finds its missing hour"};
const Texts teasers{
    "Ferries leave from the old pier again, twelve days after the river came over the wall and took the landing stage.",
    "The members could not agree who should pay for the bridge, and went home at midnight with nothing decided at all.",
    "Mills have bought half of what they need, since the fields of the south stood under water until the end of June.",
    "A keeper heard it strike in the cellar, behind a wall that was built when the west wing was made smaller."};
const std::string opening =
    "From: The Velm Courier <letter@courier.example>\nSubject: Your morning letter\n"
    "Date: Tue, 3 Mar 2026 06:30:00 +0000\n\nGood morning. Here is what you need to know.\n\n";
const std::string closing = "You receive this email because you signed up for it.\nUnsubscribe | View in browser\n";

/// The stories between the opening and the closing of a mail.
template <typename Item>
Page letter_of(const Item& item) {
  std::string text = opening;
  for (std::size_t i = 0; i < subjects.size(); ++i) text += item(i);
  text += closing;
  Page page = parse_page(text);
  CHECK(conserves(text, page));
  return page;
}

}  // namespace

TEST_CASE("a link below every teaser closes its story, and the first has none above", "[page]") {
  const Page page = letter_of([](std::size_t i) {
    const std::string section = i == 2 ? "BUSINESS\n\n" : "";
    return section + subjects[i] + "\n\n" + teasers[i] + "\n\nhttps://courier.example/" + std::to_string(i) + "\n\n";
  });
  REQUIRE(headlines_of(page) == subjects);
  CHECK(page.stories[0].paragraphs == Texts{teasers[0]});
  CHECK(page.stories[2].kicker == "BUSINESS");
  CHECK(page.stories[3].url == "https://courier.example/3");
}

TEST_CASE("a teaser right below its headline is no part of it", "[page]") {
  const std::string sentence = "A short one stands below the headline.";
  const Page page = letter_of([&](std::size_t i) {
    return subjects[i] + "\n" + (i == 1 ? sentence : teasers[i] + " " + teasers[i]) + "\nRead more\n\n";
  });
  REQUIRE(headlines_of(page) == subjects);
  CHECK(page.stories[1].paragraphs == Texts{sentence});
}

TEST_CASE("links between the paragraphs of one story close none", "[page]") {
  std::string text = subjects[0] + "\n\n";
  for (const std::string& teaser : teasers) text += teaser + "\n\nRead more: the story so far\n\n" + teaser + "\n\n";
  CHECK(parse_page(text).stories.size() == 1);
}
