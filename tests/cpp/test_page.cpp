#include "tidings/stories/page.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "pages.hpp"

using namespace pages;
using tidings::Credit;
using tidings::Dateline;
using tidings::parse_page;

namespace {

using Names = std::vector<std::string_view>;

}  // namespace

TEST_CASE("an empty text is an empty corpus", "[page]") {
  for (const std::string text : {"", " \n\t\r\n \f", "\uFEFF", "\u00A0\u2028\u3000\u0085"}) {
    const Page page = parse_page(text);
    CHECK(page.stories.empty());
    CHECK(page.report.parts.empty());
    CHECK(page.report.warnings.empty());
  }
}

TEST_CASE("an essay with a title is one story", "[page]") {
  const Page page = parse_page("On ferries\n\nA ferry is a bridge that moves.\n\nIt is late more often than a bridge.");
  REQUIRE(page.stories.size() == 1);
  CHECK(page.stories[0].headline == "On ferries");
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.report.warnings.empty());
}

TEST_CASE("prose without a title is one story without a headline", "[page]") {
  const Page page = parse_page("A ferry is a bridge that moves.\n\nIt is late more often than a bridge.");
  REQUIRE(page.stories.size() == 1);
  CHECK(page.stories[0].headline.empty());
  CHECK(page.stories[0].paragraphs.size() == 2);
  CHECK(page.report.boundaries[0].evidence == Names{"no headline"});
}

TEST_CASE("a headline without a body is a story, and a warning", "[page]") {
  CHECK(parse_page("Harbour freezes for the first time").report.warnings ==
        Texts{"story 1 has a headline and no body"});
  const Page page = parse_page(
      "Harbour freezes for the first time\n\nBy Ana Ruiz\n\nBridge tolls end at midnight\n\nBy Bo Li\n\nNo more "
      "coins.");
  CHECK(headlines_of(page) == Texts{"Harbour freezes for the first time", "Bridge tolls end at midnight"});
  CHECK(page.report.warnings == Texts{"story 1 has a byline and no body"});
}

TEST_CASE("every part of an invented page finds its field", "[page]") {
  const Page page = parse_page(invented_page);
  REQUIRE(conserves(invented_page, page));
  REQUIRE(headlines_of(page) == Texts{"Glass eels return to the river Orme", "Bridge tolls end at midnight",
                                      "Plum harvest doubles after mild winter"});
  const Story& eels = page.stories[0];
  CHECK(eels.kicker == "EXCLUSIVE");
  CHECK(eels.byline == Texts{"Zoë Quist", "Jean-Luc d’Arcy"});
  CHECK(eels.corrections == Texts{"(Corrects the length of the river in paragraph 2)"});
  CHECK(eels.dateline == Dateline{{"KOLVAR", "TESKA"}, "NNA", "March 3, 2024"});
  CHECK(eels.published == "2024-03-03");
  CHECK(eels.paragraphs == Texts{"The eels are back, a warden said.", "They swam 40 km in a night."});
  CHECK(eels.subheads == Texts{"‘THIN AS NEEDLES’"});
  CHECK(eels.captions == Texts{"FILE PHOTO: An eel. NNA/Bo Li/File Photo"});
  CHECK(eels.credits == std::vector<Credit>{{"reporting", {"Zoë Quist"}, {"Kolvar"}}, {"editing", {"Cy Day"}, {}}});
  const Story& tolls = page.stories[1];
  CHECK(tolls.takeaways == Texts{"No more coins", "The booths become kiosks"});
  CHECK(tolls.url == "https://example.org/tolls");
  const Story& plums = page.stories[2];
  CHECK(plums.dateline == Dateline{{"PORT SALVO"}, "", "April 3"});
  CHECK(plums.paragraphs ==
        Texts{"Growers picked twice as many plums as last year, the board said. Prices fell by a third."});
  CHECK(plums.corrections == Texts{"(This version of the story adds prices)"});
  CHECK(plums.published.empty());
  CHECK(count(page, PartKind::separator) == 1);
  CHECK(count(page, PartKind::unassigned) == 0);
}

TEST_CASE("parts tell where they stand in the page", "[page]") {
  const Page page = parse_page(invented_page);
  const auto slice = [&](const Part& part) {
    return invented_page.substr(part.span.begin, part.span.end - part.span.begin);
  };
  const auto dateline = std::ranges::find(page.report.parts, PartKind::dateline, &Part::kind);
  REQUIRE(dateline != page.report.parts.end());
  CHECK(slice(*dateline) == "KOLVAR/TESKA, March 3, 2024 (NNA) —");
  CHECK(slice(*std::next(dateline)) == "The eels are back, a warden said.");
  CHECK(invented_page.substr(page.report.boundaries[1].begin).starts_with("Bridge tolls"));
  CHECK(invented_page.substr(page.stories[0].span.begin).starts_with("EXCLUSIVE"));
}

TEST_CASE("a boundary's score comes with its evidence", "[page]") {
  const tidings::Boundary boundary =
      parse_page("Harbour freezes for the first time\n\nBy Ana Ruiz\n\nIt froze.").report.boundaries[0];
  CHECK(boundary.evidence == Names{"headline shape", "start of page", "byline below"});
  CHECK(std::abs(boundary.score - 2.3) < 1e-9);
}

TEST_CASE("what stands before the first headline is unassigned", "[page]") {
  const std::string text =
      "Here are the stories of the day, as every day.\n\nHarbour freezes again\n\nBy Ana Ruiz\n\nIt froze.";
  const Page page = parse_page(text);
  CHECK(headlines_of(page) == Texts{"Harbour freezes again"});
  CHECK(page.report.parts[0].kind == PartKind::unassigned);
  CHECK(conserves(text, page));
}

TEST_CASE("a story that lost its headline is still a story", "[page]") {
  const Page page = parse_page(
      "The ice is thick, a master said.\n\n(Reporting by Bo Li)\n\nHarbour freezes again\n\nBy Ana Ruiz\n\nIt froze.");
  CHECK(headlines_of(page) == Texts{"", "Harbour freezes again"});
  CHECK(page.report.warnings == Texts{"story 1 has no headline"});
}

TEST_CASE("wire text with wrapped lines and capitals", "[page]") {
  const Page page = parse_page(
      "PLUM HARVEST DOUBLES\n    PORT SALVO, Feb 26 - Growers picked twice as many plums as in\nthe year before, the "
      "board "
      "said in its weekly review.\n    Prices fell by a third, to four marks a crate, and the\nbaskets ran "
      "out.\n\n***\n\n"
      "EEL FISHERY <EEL> TO FORM UNIT\n    TESKA, Feb 26 - The Eel Fishery said it would form a unit to\nsmoke "
      "eels.\n");
  CHECK(headlines_of(page) == Texts{"PLUM HARVEST DOUBLES", "EEL FISHERY <EEL> TO FORM UNIT"});
  CHECK(page.stories[0].paragraphs ==
        Texts{"Growers picked twice as many plums as in the year before, the board said in its weekly review.",
              "Prices fell by a third, to four marks a crate, and the baskets ran out."});
}

TEST_CASE("line ends of every system give the same stories", "[page]") {
  std::string unix_page(invented_page.substr(0, invented_page.find('\f')));
  const Page expected = parse_page(unix_page);
  for (const std::string line_end : {"\r\n", "\r", "\u2028", "\u0085"}) {
    std::string text;
    for (const char byte : unix_page) text += byte == '\n' ? line_end : std::string(1, byte);
    const Page page = parse_page("\uFEFF" + text);
    CHECK(headlines_of(page) == headlines_of(expected));
    CHECK(page.stories.texts() == expected.stories.texts());
    CHECK(conserves("\uFEFF" + text, page));
  }
}

TEST_CASE("bad bytes are replaced in stories and counted, and spans count the original", "[page]") {
  const std::string text =
      "Harbour fr\xFF"
      "eezes again\n\nTESKA (N\xE2\x80NA) - It froze.\n\nIce \xC3 held.";
  const Page page = parse_page(text);
  CHECK(page.report.replaced == 3);
  CHECK(page.stories[0].headline == "Harbour fr\uFFFDeezes again");
  CHECK(conserves(text, page));
}

TEST_CASE("a threshold has to be a positive number", "[page]") {
  for (const double score :
       {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    CHECK_THROWS_AS(parse_page("Ice", {.boundary_score = score}), std::invalid_argument);
  }
  CHECK_THROWS_WITH(parse_page("Ice", {.boundary_score = -1.0}), "boundary_score must be positive and finite, got -1");
  CHECK(headlines_of(parse_page("Harbour freezes again\n\nIt froze.", {.boundary_score = 2})) == Texts{""});
}

TEST_CASE("every kind of part has a name", "[page]") {
  for (int kind = 0; kind <= static_cast<int>(PartKind::unassigned); ++kind) {
    CHECK_FALSE(to_string(static_cast<PartKind>(kind)).empty());
  }
  CHECK(to_string(PartKind::takeaways_heading) == "takeaways heading");
  CHECK_THROWS_AS(to_string(static_cast<PartKind>(99)), std::invalid_argument);
}
