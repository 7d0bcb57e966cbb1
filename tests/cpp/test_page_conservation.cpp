#include "tidings/stories/page.hpp"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "pages.hpp"

using namespace pages;
using tidings::parse_page;

namespace {

/// Pages that nobody wrote: pieces of pages, strung together, cut and spliced.
class PageMaker {
 public:
  PageMaker(unsigned seed, std::vector<std::string> pages) : random_(seed), pages_(std::move(pages)) {}

  std::string make() {
    std::string text;
    for (std::size_t left = pick(40); left > 0; --left) text += pick(4) == 0 ? splice() : piece();
    if (pick(3) == 0 && !text.empty()) text.resize(pick(text.size()));
    for (std::size_t left = pick(4); left > 0 && !text.empty(); --left)
      text[pick(text.size())] = static_cast<char>(pick(256));
    return text;
  }

 private:
  std::size_t pick(std::size_t count) { return random_() % count; }

  std::string piece() {
    static const std::vector<std::string> pieces{"\n",
                                                 "\n\n",
                                                 "\r\n",
                                                 "\r",
                                                 "\f",
                                                 "\v",
                                                 "\u2028",
                                                 "\u2029",
                                                 "\u0085",
                                                 "\u00A0",
                                                 "\u3000",
                                                 "\uFEFF",
                                                 " ",
                                                 "\t",
                                                 "• ",
                                                 "•",
                                                 "- ",
                                                 "– ",
                                                 "—",
                                                 "* ",
                                                 "1. ",
                                                 "(a) ",
                                                 "***",
                                                 "---",
                                                 "===\n",
                                                 "By ",
                                                 "By Ana Ruiz",
                                                 "BY ANA RUIZ\n",
                                                 "and ",
                                                 "TESKA (NNA) -",
                                                 "LONDON/PARIS, March 3 (AFP) - ",
                                                 "PORT SALVO, April 3, 2024 – ",
                                                 "TESKA (",
                                                 ") - ",
                                                 "(Reporting by ",
                                                 "(Reporting by Ana Ruiz; Editing by Bo Li)",
                                                 "Editing by ",
                                                 ";",
                                                 ". ",
                                                 ", ",
                                                 " in ",
                                                 "FILE PHOTO: ",
                                                 "NNA/Ana Ruiz",
                                                 "(Corrects ",
                                                 "Key points:\n",
                                                 "Highlights\n",
                                                 "Read the original article by clicking here.",
                                                 "Read more ",
                                                 "https://",
                                                 "Job 38:29 “",
                                                 "”",
                                                 "’",
                                                 "\"",
                                                 "Harbour freezes again",
                                                 "THIN ICE",
                                                 "It froze.",
                                                 "\xFF",
                                                 "\xE2\x80",
                                                 "\xF0\x9F",
                                                 "\xC2",
                                                 "冰",
                                                 "Лёд",
                                                 "جليد",
                                                 std::string(1, '\0'),
                                                 std::string(5000, 'x'),
                                                 "U.S.",
                                                 "Inc.",
                                                 "...",
                                                 ":",
                                                 "/",
                                                 "(",
                                                 ")"};
    return pieces[pick(pieces.size())];
  }

  std::string splice() {
    const std::string& page = pages_[pick(pages_.size())];
    const std::size_t begin = pick(page.size());
    return page.substr(begin, pick(2000));
  }

  std::mt19937 random_;
  std::vector<std::string> pages_;
};

std::vector<std::string> pages_to_cut() {
  std::vector<std::string> pages{std::string(invented_page)};
  if (const auto sample = own_file("sample_page.txt")) pages.push_back(*sample);
  return pages;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

}  // namespace

TEST_CASE("nothing of any text is lost or counted twice", "[page]") {
  PageMaker maker(20240303, pages_to_cut());
  for (int round = 0; round < 3000; ++round) {
    const std::string text = maker.make();
    if (conserves(text, parse_page(text))) continue;
    CAPTURE(round, text);
    FAIL("the parts do not cover the text");
  }
}

TEST_CASE("every beginning of the invented page keeps the promise", "[page]") {
  for (std::size_t size = 0; size <= invented_page.size(); ++size) {
    const std::string_view text = invented_page.substr(0, size);
    CAPTURE(size);
    REQUIRE(conserves(text, parse_page(text)));
  }
}

TEST_CASE("the same thing a hundred thousand times keeps the promise", "[page]") {
  for (const std::string_view piece : {"x",
                                       "Ice ",
                                       "Ice\n",
                                       "Ice\n\n",
                                       "• Ice\n",
                                       "(Reporting by Ana Ruiz; ",
                                       "(Reporting by Ana\n",
                                       "A and ",
                                       "TESKA, ",
                                       "- ",
                                       "By Ana Ruiz\n",
                                       "“",
                                       "It froze. ",
                                       "\xFF",
                                       " ",
                                       "Key points\n",
                                       "\f",
                                       "***\n",
                                       "TESKA (NNA) - Ice\n",
                                       "# Lava\n",
                                       "## Lava here\n\n",
                                       "(Reporte de Ana y ",
                                       "HD Lava reaches\n",
                                       "HEADLINE: Lava\n",
                                       "From: a@b.c\nSubject: x\n",
                                       "A: b\n",
                                       "Home\n",
                                       "March 3, 2031\n"}) {
    CAPTURE(piece);
    const std::string text = repeated(piece, 100'000);
    REQUIRE(conserves(text, parse_page(text)));
  }
}

TEST_CASE("a dateline that is wrapped loses nothing, however its lines end", "[page]") {
  const std::vector<std::string> words{"SAN", "FRANCISCO/NEW", "YORK,", "March", "3",     "(NNA)",
                                       "-",   "Lava",          "came",  "at",    "night."};
  for (const std::string_view label : {"", "BODY: ", "Full text: "}) {
    for (const std::string_view joint : {"\n", "\r\n", "  \n", "\n      ", "\r\n\t"}) {
      for (std::size_t broken = 1; broken < words.size(); ++broken) {
        std::string text = "Lava nears port\n\n" + std::string(label);
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (i > 0) text += i == broken ? joint : std::string_view(" ");
          text += words[i];
        }
        CAPTURE(text);
        const Page page = parse_page(text);
        REQUIRE(conserves(text, page));
        REQUIRE(page.stories.size() == 1);
      }
    }
  }
}

TEST_CASE("a paragraph's span holds its words where a wrapped dateline stands before it", "[page]") {
  const std::string text =
      "Lava nears port\n\nSAN FRANCISCO/LOS ANGELES/NEW YORK/PORT SALVO, March\r\n3 (NNA) - Lava came at night.";
  const Page page = parse_page(text);
  REQUIRE(page.stories[0].paragraphs == Texts{"Lava came at night."});
  const Part& part = page.report.parts.back();
  CHECK(text.substr(part.span.begin, part.span.end - part.span.begin) == "Lava came at night.");
}
