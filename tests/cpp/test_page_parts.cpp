// The parts of a story that are no text: datelines, bylines, credits, takeaways, captions, corrections.
#include <string>
#include <vector>

#include "catch.hpp"
#include "pages.hpp"
#include "tidings/stories/page.hpp"

using namespace pages;
using tidings::Credit;
using tidings::Dateline;
using tidings::parse_page;

namespace {

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
