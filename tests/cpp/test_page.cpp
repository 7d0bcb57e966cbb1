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

/// A page of one story with that line under the headline and a paragraph after it.
Story with_line(const std::string& line) {
  const std::string text =
      "Harbour freezes for the first time in years\n\n" + line + "\n\nShips waited outside the mole.\n";
  const Page page = parse_page(text);
  REQUIRE(conserves(text, page));
  REQUIRE(page.stories.size() == 1);
  REQUIRE(page.stories[0].headline == "Harbour freezes for the first time in years");
  return page.stories[0];
}

Dateline dateline_of(const std::string& opening) {
  const Story story = with_line(opening + "The harbour froze on Monday, its master said.");
  CHECK(story.paragraphs.front() == "The harbour froze on Monday, its master said.");
  return story.dateline;
}

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

TEST_CASE("datelines of many agencies", "[page]") {
  CHECK(dateline_of("TESKA (Reuters) -") == Dateline{{"TESKA"}, "Reuters", ""});
  CHECK(dateline_of("MEXICO CITY (Reuters) – ") == Dateline{{"MEXICO CITY"}, "Reuters", ""});
  CHECK(dateline_of("KYIV, Ukraine (AP) — ") == Dateline{{"KYIV, Ukraine"}, "AP", ""});
  CHECK(dateline_of("LONDON/PARIS, March 3 (AFP) - ") == Dateline{{"LONDON", "PARIS"}, "AFP", "March 3"});
  CHECK(dateline_of("GENEVA and TESKA, 3 March 2021 (NNA) -- ") ==
        Dateline{{"GENEVA", "TESKA"}, "NNA", "3 March 2021"});
  CHECK(dateline_of("BEIJING, March 3 (Xinhua) -- ") == Dateline{{"BEIJING"}, "Xinhua", "March 3"});
  CHECK(dateline_of("Berlin (dpa) - ") == Dateline{{"Berlin"}, "dpa", ""});
  CHECK(dateline_of("Madrid, 3 May (EFE).- ") == Dateline{{"Madrid"}, "EFE", "3 May"});
  CHECK(dateline_of("New Delhi, Mar 3 (PTI) ") == Dateline{{"New Delhi"}, "PTI", "Mar 3"});
  CHECK(dateline_of("ST. PAUL, Minn. (AP) — ") == Dateline{{"ST. PAUL, Minn."}, "AP", ""});
  CHECK(dateline_of("ZÜRICH (Thomson Reuters Foundation) – ") ==
        Dateline{{"ZÜRICH"}, "Thomson Reuters Foundation", ""});
}

TEST_CASE("datelines without an agency", "[page]") {
  CHECK(dateline_of("PORT SALVO, April 3 – ") == Dateline{{"PORT SALVO"}, "", "April 3"});
  CHECK(dateline_of("SALVADOR Feb 26 - ") == Dateline{{"SALVADOR"}, "", "Feb 26"});
  CHECK(dateline_of("TESKA — ") == Dateline{{"TESKA"}, "", ""});
}

TEST_CASE("what only resembles a dateline stays text", "[page]") {
  for (const std::string line :
       {"Orme – a river of eels – froze over on Monday.", "The board (NNA) - a body of five - met on Monday.",
        "EU-wide rules were agreed in the night, officials said.",
        "A man (28) - a baker from Teska - was thanked on Monday."}) {
    const Story story = with_line(line);
    CHECK(story.dateline.empty());
    CHECK(story.paragraphs.front() == line);
  }
}

TEST_CASE("a date with a year is the day of publication", "[page]") {
  CHECK(with_line("TESKA, Feb. 29, 2024 (NNA) - It froze.").published == "2024-02-29");
  CHECK(with_line("TESKA, 2024-03-01 (NNA) - It froze.").published == "2024-03-01");
  CHECK(with_line("TESKA, Feb. 30, 2024 (NNA) - It froze.").published.empty());
  CHECK(with_line("TESKA, Monday (NNA) - It froze.").published.empty());
}

TEST_CASE("bylines give names", "[page]") {
  CHECK(with_line("By Ana Ruiz").byline == Texts{"Ana Ruiz"});
  CHECK(with_line("By Ana Ruiz, Bo Li, and Cy Day").byline == Texts{"Ana Ruiz", "Bo Li", "Cy Day"});
  CHECK(with_line("BY ANA RUIZ AND BO LI").byline == Texts{"ANA RUIZ", "BO LI"});
  CHECK(with_line("Exclusive by Łukasz Żak & Anna-Lena van der Berg").byline ==
        Texts{"Łukasz Żak", "Anna-Lena van der Berg"});
  CHECK(with_line("By Ana Ruiz, Staff Writer").byline == Texts{"Ana Ruiz"});
  CHECK(with_line("By J. R. Day Jr. for The Orme Post").byline == Texts{"J. R. Day Jr."});
  CHECK(with_line("By Shafiq al-Masri in Teska").byline == Texts{"Shafiq al-Masri"});
  CHECK(with_line("By Владимир Орлов").byline == Texts{"Владимир Орлов"});
}

TEST_CASE("sentences that start with By are no bylines", "[page]") {
  for (const std::string line :
       {"By Friday, the harbour was open again.", "By the numbers", "By 2030 the ice will be gone."}) {
    CHECK(with_line(line).byline.empty());
  }
}

TEST_CASE("credits have roles, names and places", "[page]") {
  using Credits = std::vector<Credit>;
  CHECK(
      with_line("(Reporting by Ana Ruiz in Lima, additional reporting by Bo Li in Teska; Editing by Cy Day and Di Fox)")
          .credits == Credits{{"reporting", {"Ana Ruiz"}, {"Lima"}},
                              {"additional reporting", {"Bo Li"}, {"Teska"}},
                              {"editing", {"Cy Day", "Di Fox"}, {}}});
  CHECK(
      with_line("(Reporting by Ana Ruiz. Additional reporting by Bo Li in Teska; J. Fox; Edited by Cy Day.)").credits ==
      Credits{{"reporting", {"Ana Ruiz"}, {}},
              {"additional reporting", {"Bo Li", "J. Fox"}, {"Teska"}},
              {"edited", {"Cy Day"}, {}}});
  CHECK(with_line("Reporting by Ana Ruiz; Editing by Cy Day").credits ==
        Credits{{"reporting", {"Ana Ruiz"}, {}}, {"editing", {"Cy Day"}, {}}});
  CHECK(with_line("(Compiled by Ana Ruiz; Visual editing by Bo Li)").credits ==
        Credits{{"compiled", {"Ana Ruiz"}, {}}, {"visual editing", {"Bo Li"}, {}}});
  CHECK(with_line("(Reporting by Ana Ruiz\nand Bo Li; Editing\nby Cy Day)").credits ==
        Credits{{"reporting", {"Ana Ruiz", "Bo Li"}, {}}, {"editing", {"Cy Day"}, {}}});
}

TEST_CASE("bullets of any style are takeaways", "[page]") {
  for (const std::string bullet :
       {"• ", "•", "◦ ", "▪\u00A0", "- ", "* ", "– ", "— ", "1. ", "12) ", "(3) ", "(a) ", "b) "}) {
    CAPTURE(bullet);
    const Story story = with_line("Highlights:\n\n" + bullet + "The ice is thick\n" + bullet + "The ships wait");
    CHECK(story.takeaways == Texts{"The ice is thick", "The ships wait"});
  }
}

TEST_CASE("a lone dash or number is text", "[page]") {
  CHECK(with_line("- 40 degrees were measured at the mole.").takeaways.empty());
  CHECK(with_line("1. The ice is thick, as everyone knows.").takeaways.empty());
}

TEST_CASE("headings of takeaways", "[page]") {
  for (const std::string heading :
       {"Important Takeaways:", "Key points", "HIGHLIGHTS:", "What to know", "Key takeaways :"}) {
    const Page page = parse_page("Harbour freezes\n\n" + heading + "\n\n• The ice is thick\n");
    CHECK(count(page, PartKind::takeaways_heading) == 1);
    CHECK(page.stories.size() == 1);
  }
}

TEST_CASE("captions are known by their opening or by the picture's credit", "[page]") {
  for (const std::string line : {"FILE PHOTO: Ice in the harbour.", "PHOTO: Ice in the harbour",
                                 "Ice in the harbour, February 3. REUTERS/Darrin Zammit-Lupi/File Photo",
                                 "Ice in the harbour. NNA/Ana Ruiz", "Ice in the harbour. (AP Photo/Bo Li)"}) {
    CHECK(with_line(line).captions == Texts{line});
  }
  CHECK(with_line("Ice drifted between TESKA/KOLVAR.").captions.empty());
}

TEST_CASE("corrections and epigraphs are kept apart", "[page]") {
  for (const std::string line : {"(Corrects name in paragraph 3)", "(Refiles to fix typo)",
                                 "CORRECTION: The ice was thin.", "(This version of the story corrects the day)"}) {
    CHECK(with_line(line).corrections == Texts{line});
  }
  for (const std::string line :
       {"Job 38:29 “From whose womb comes the ice?”", "“Ice keeps no promises.” – saying of the Orme valley"}) {
    CHECK(with_line(line).epigraph == line);
  }
}

TEST_CASE("a short line between headline and byline is the kicker", "[page]") {
  CHECK(with_line("Ships wait\n\nBy Ana Ruiz").kicker == "Ships wait");
}

TEST_CASE("subheads do not start stories", "[page]") {
  const Story story =
      with_line("The ice came in the night.\n\n‘WE WAIT’\n\nShips sounded their horns.\n\nThin ice\n\nIt held.");
  CHECK(story.subheads == Texts{"‘WE WAIT’", "Thin ice"});
  CHECK(story.paragraphs.size() == 4);
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
