#include "tidings/stories/page.hpp"

#include <string>
#include <vector>

#include "catch.hpp"
#include "pages.hpp"

using namespace pages;
using tidings::Credit;
using tidings::Dateline;
using tidings::parse_page;

TEST_CASE("the sample page has the stories that its labels name", "[page]") {
  const auto text = own_file("sample_page.txt");
  const auto labels = own_file("sample_labels.csv");
  if (!text || !labels) {
    WARN("skipped: there is no sample page under TIDINGS_SOURCE_DIR");
    return;
  }
  const Page page = parse_page(*text);
  CHECK(headlines_of(page) == first_column(*labels));
  CHECK(count(page, PartKind::unassigned) == 0);
  CHECK(page.report.warnings.empty());
  CHECK(conserves(*text, page));
}

TEST_CASE("the page that the library was made for", "[page][data]") {
  const auto text = seed_page();
  if (!text) {
    WARN("skipped: TIDINGS_DATA names no folder with pages/national-security.txt");
    return;
  }
  const Page page = parse_page(*text);
  REQUIRE(conserves(*text, page));
  REQUIRE(headlines_of(page) ==
          Texts{"The world is watching: America plays poisonous politics",
                "Former U.S. Officials held secret talks with Russians about ending war",
                "U.S. puts Chinese firms helping military on trade blacklist",
                "Islamic State in Afghanistan could be able to attack U.S. in 6 months-Pentagon official",
                "UK should be concerned at Chinese gene data harvesting, lawmaker says",
                "Mexico vows purge after ex-defense chief arrested in U.S.",
                "Senate committee to vote on bill banning federal employees from using TikTok",
                "U.S. attorney general highlights ‘new threat’ to security from drones",
                "Special report – Hobbling Huawei: Inside the U.S. war on China’s tech giant",
                "Dutch security agency warns against Chinese, Russian technology"});
  CHECK(count(page, PartKind::unassigned) == 0);
  CHECK(page.report.warnings.empty());
  CHECK(page.report.replaced == 0);

  SECTION("datelines") {
    const Texts places{"WASHINGTON", "WASHINGTON", "LONDON",   "MEXICO CITY",
                       "WASHINGTON", "WASHINGTON", "CANBERRA", "AMSTERDAM"};
    CHECK(page.stories[0].dateline.empty());
    CHECK(page.stories[1].dateline.empty());
    for (std::size_t i = 0; i < places.size(); ++i) {
      CHECK(page.stories[i + 2].dateline == Dateline{{places[i]}, "Reuters", ""});
    }
  }
  SECTION("bylines") {
    const std::vector<Texts> bylines{
        {},
        {},
        {},
        {},
        {"Alistair Smout"},
        {"Diego Oré", "Frank Jack Daniel"},
        {"Nandita Bose"},
        {"David Shepardson"},
        {"Cassell Bryan-Low", "Colin Packham", "David Lague", "Steve Stecklow", "Jack Stubbs"},
        {}};
    for (std::size_t i = 0; i < bylines.size(); ++i) CHECK(page.stories[i].byline == bylines[i]);
  }
  SECTION("credits") {
    using Credits = std::vector<Credit>;
    CHECK(page.stories[0].credits.empty());
    CHECK(page.stories[1].credits.empty());
    CHECK(page.stories[2].credits == Credits{{"reporting", {"Chris Sanders", "Karen Freifeld"}, {}},
                                             {"editing", {"Chizu Nomiyama", "David Clarke"}, {}}});
    CHECK(page.stories[3].credits ==
          Credits{{"reporting", {"Phil Stewart", "Idrees Ali"}, {}}, {"editing", {"Jonathan Oatis"}, {}}});
    CHECK(page.stories[4].credits == Credits{{"reporting", {"Alistair Smout"}, {"London"}},
                                             {"additional reporting", {"Kirsty Needham"}, {"Sydney"}},
                                             {"editing", {"Kate Holton", "Pravin Char"}, {}}});
    CHECK(page.stories[5].credits ==
          Credits{{"reporting", {"Dave Graham", "Diego Oré", "Frank Jack Daniel", "Lizbeth Diaz"}, {}},
                  {"writing", {"Dave Graham"}, {}},
                  {"editing", {"Andrew Cawthorne", "Tom Brown"}, {}}});
    CHECK(page.stories[6].credits ==
          Credits{{"reporting", {"Nandita Bose"}, {"Washington"}}, {"editing", {"Leslie Adler"}, {}}});
    CHECK(page.stories[7].credits == Credits{{"reporting", {"David Shepardson"}, {}}, {"editing", {"Tom Brown"}, {}}});
    CHECK(page.stories[8].credits ==
          Credits{
              {"reporting", {"Cassell Bryan-Low", "Colin Packham", "David Lague", "Steve Stecklow", "Jack Stubbs"}, {}},
              {"additional reporting",
               {"Charlotte Greenfield", "Yoshifumi Takemoto", "Jonathan Weber", "Sijia Jiang", "Ben Blanchard",
                "Gao Liangping"},
               {"Wellington", "Tokyo", "Beijing"}},
              {"edited", {"Peter Hirschberg", "Richard Woods"}, {}}});
    CHECK(page.stories[9].credits ==
          Credits{{"reporting", {"Anthony Deutsch"}, {}}, {"editing", {"Robin Pomeroy"}, {}}});
  }
  SECTION("takeaways, kicker, epigraph, subheads, caption") {
    CHECK(page.stories[0].takeaways.size() == 11);
    CHECK(page.stories[1].takeaways.size() == 4);
    CHECK(count(page, PartKind::takeaway) == 15);
    CHECK(count(page, PartKind::takeaways_heading) == 2);
    CHECK(count(page, PartKind::link_line) == 2);
    CHECK(page.stories[1].kicker == "Secret talks with Russia");
    CHECK(page.stories[1].epigraph.starts_with("Revelations 6:3-4 “when he opened"));
    CHECK(page.stories[5].subheads == Texts{"‘WE’RE CLEANING UP’"});
    CHECK(page.stories[8].subheads ==
          Texts{"A THREAT TO CRITICAL INFRASTRUCTURE", "THE TECH THREAT", "THE WEST AWAKES", "HUAWEI FIGHTS BACK"});
    CHECK(count(page, PartKind::subhead) == 5);
    CHECK(count(page, PartKind::kicker) == 1);
    CHECK(page.stories[9].captions.size() == 1);
    CHECK(count(page, PartKind::caption) == 1);
  }
  SECTION("paragraphs") {
    const std::vector<std::size_t> paragraphs{0, 0, 7, 14, 12, 21, 10, 9, 61, 6};
    for (std::size_t i = 0; i < paragraphs.size(); ++i) CHECK(page.stories[i].paragraphs.size() == paragraphs[i]);
    CHECK(page.stories[2].paragraphs[0].starts_with("The U.S. Commerce Department"));
  }
}
