// What stands round a headline: numbers before it, writers without "By", headings of lists below it.
#include <string>
#include <vector>

#include "catch.hpp"
#include "pages.hpp"
#include "tidings/stories/page.hpp"

using namespace pages;
using tidings::parse_page;

namespace {

const Texts subjects{"Harbour of Velm reopens after the flood", "Council delays vote on tram line to Orn",
                     "Bakers warn of a winter without rye", "Museum of Clocks finds its missing hour"};
/// A paragraph of sentences in a made-up language. Texts of different `topic` share no word, of the same one most.
std::string prose(std::size_t topic, std::size_t seed = 0) {
  constexpr std::size_t words = 60;
  const Texts first{"ba", "ke", "lu", "mo", "ni", "po", "ra"};
  const Texts second{"den", "fal", "gor", "hus", "jat", "kim", "lor", "mis", "nav"};
  const Texts third{"ek", "ol", "um", "ar"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    const std::size_t word = (7 * i + 11 * seed) % 72;
    text += i % 10 == 0 ? (i == 0 ? "The " : ". The ") : " ";
    text += first[word % 7] + second[word % 9] + third[topic % 4] + second[word / 9];
  }
  return text + ".";
}

/// The four stories, each written by `head` from its number and its headline, with a body below.
template <typename Head>
Page page_of(const Head& head) {
  std::string text;
  for (std::size_t i = 0; i < subjects.size(); ++i) text += head(i) + "\n\n" + prose(i) + "\n\n";
  Page page = parse_page(text);
  CHECK(conserves(text, page));
  return page;
}

}  // namespace

TEST_CASE("a signature above a date is no part of the headline", "[page]") {
  const Page page = page_of([](std::size_t i) {
    return subjects[i] + (i % 2 == 0 ? "\nAna Ruiz, The Courier" : "\nBo Lindqvist | The Courier") +
           "\nMarch 3, 2026, 4:15 p.m.";
  });
  REQUIRE(headlines_of(page) == subjects);
  CHECK(page.stories[0].byline == Texts{"Ana Ruiz"});
  CHECK(page.stories[1].byline == Texts{"Bo Lindqvist"});
  CHECK(page.stories[1].source == "The Courier");
  CHECK(page.stories[3].published == "2026-03-03T16:15:00Z");
}

TEST_CASE("a byline in small letters is no part of the headline, however many it names", "[page]") {
  const Page page = page_of([](std::size_t i) {
    return "Tuesday 3 March 2026\n" + subjects[i] + "\nby Ana Ruiz, Bo Lindqvist and Cyril Mabena";
  });
  REQUIRE(headlines_of(page) == subjects);
  CHECK(page.stories[2].byline == Texts{"Ana Ruiz", "Bo Lindqvist", "Cyril Mabena"});
}

TEST_CASE("headlines that are numbered keep no number", "[page]") {
  const auto form = GENERATE(as<std::string>{}, "N. ", "N) ", "(N) ", "[N] ", "#N ");
  const auto numbered = [&](std::size_t number, const std::string& line) {
    std::string mark = form;
    return mark.replace(mark.find('N'), 1, std::to_string(number)) + line;
  };
  SECTION("one after the other") {
    CHECK(headlines_of(page_of([&](std::size_t i) { return numbered(i + 1, subjects[i]); })) == subjects);
  }
  SECTION("with one left out") {
    CHECK(headlines_of(page_of([&](std::size_t i) { return numbered(i < 2 ? i + 1 : i + 2, subjects[i]); })) ==
          subjects);
  }
}

TEST_CASE("a heading of a list stays apart from a headline that fills its line", "[page]") {
  std::string text;
  for (const std::string& subject : subjects) {
    text += subject + ", officials say\nWhat to know:\n→ Nothing is decided.\n→ A second meeting is on Friday.\n\n";
  }
  const Page page = parse_page(text);
  CHECK(conserves(text, page));
  REQUIRE(page.stories.size() == subjects.size());
  for (std::size_t i = 0; i < subjects.size(); ++i) {
    CHECK(page.stories[i].headline == subjects[i] + ", officials say");
    CHECK(page.stories[i].takeaways == Texts{"Nothing is decided.", "A second meeting is on Friday."});
  }
}

TEST_CASE("headlines that share no word with their stories stand out by the change of words", "[page]") {
  const Texts slogans{"Of keels and patience", "Nine reasons nobody wants one", "Crumbs for everyone this year",
                      "Tick goes what was lost"};
  std::string text;
  for (std::size_t i = 0; i < slogans.size(); ++i) text += slogans[i] + "\n\n" + prose(i) + "\n\n";
  const Page page = parse_page(text);
  CHECK(conserves(text, page));
  CHECK(headlines_of(page) == slogans);
}

TEST_CASE("subheads of one essay do not stand out by a change of words", "[page]") {
  const Texts subheads{"Of keels and patience", "Nine reasons nobody wants one", "Crumbs for everyone this year"};
  std::string text = subjects[0] + "\n\n" + prose(0) + "\n\n";
  for (std::size_t i = 0; i < subheads.size(); ++i) text += subheads[i] + "\n\n" + prose(0, i + 1) + "\n\n";
  const Page page = parse_page(text);
  CHECK(conserves(text, page));
  CHECK(headlines_of(page) == Texts{subjects[0]});
  CHECK(page.stories[0].subheads == subheads);
}

TEST_CASE("what stands before the colon of a few headlines of a large export is no label", "[page]") {
  std::string text;
  Texts expected;
  for (std::size_t i = 0; i < 40; ++i) {
    expected.push_back((i % 13 == 5   ? "Opinion: "
                        : i % 13 == 9 ? "Poll: "
                                      : "") +
                       subjects[i % 4] + " in ward " + std::to_string(i));
    text += expected.back() + "\n\nAuthor: Ana Ruiz\n\nPublication date: March " + std::to_string(1 + i % 28) +
            ", 2026\n\nFull text: " + prose(i) + "\n\n";
  }
  const Page page = parse_page(text);
  CHECK(conserves(text, page));
  CHECK(headlines_of(page) == expected);
}
