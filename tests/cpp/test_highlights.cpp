#include "tidings/similarity/highlights.hpp"

#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

using tidings::Analyzer;
using tidings::Highlight;
using tidings::highlights;
using tidings::Marking;

namespace {

std::vector<Highlight> mark(const Analyzer& analyzer, const std::string& text,
                            std::map<std::string, double, std::less<>> terms) {
  const std::vector<Marking> markings{{&analyzer, 0, text.size(), std::move(terms)}};
  return highlights(text, markings);
}

std::string marked(const Analyzer& analyzer, const std::string& text,
                   std::map<std::string, double, std::less<>> terms) {
  std::string result;
  for (const auto& [begin, end, weight] : mark(analyzer, text, std::move(terms))) {
    result += "[" + text.substr(begin, end - begin) + "]";
  }
  return result;
}

}  // namespace

TEST_CASE("terms are marked as they are written", "[highlights]") {
  const Analyzer stems({.stemmer = "english"});
  CHECK(marked(stems, "Talks resumed; they are TALKING about the talk's end.", {{"talk", 1}}) ==
        "[Talks][TALKING][talk's]");
  const Analyzer accents({.accents = tidings::Accents::strip});
  CHECK(marked(accents, "the cafe\xCC\x81, the CAF\xC3\x89", {{"cafe", 1}}) == "[cafe\xCC\x81][CAF\xC3\x89]");
  CHECK(marked(Analyzer(), "\xD9\x82\xD8\xA7\xD9\x84 \xD8\xA7\xD9\x84\xD8\xB1\xD8\xA6\xD9\x8A\xD8\xB3",
               {{"\xD8\xA7\xD9\x84\xD8\xB1\xD8\xA6\xD9\x8A\xD8\xB3", 1}}) ==
        "[\xD8\xA7\xD9\x84\xD8\xB1\xD8\xA6\xD9\x8A\xD8\xB3]");
}

TEST_CASE("where terms overlap their weights are added", "[highlights]") {
  const Analyzer pairs({.ngram_range = {1, 2}});
  const auto found = mark(pairs, "a white house, white walls", {{"white", 1}, {"white house", 2}});
  CHECK(found == std::vector<Highlight>{{2, 7, 3}, {7, 13, 2}, {15, 20, 1}});
}

TEST_CASE("parts have their own analyzers and terms", "[highlights]") {
  const Analyzer words;
  const std::string text = "lava ash lava ash";
  const std::vector<Marking> markings{{&words, 0, 8, {{"lava", 1}}}, {&words, 9, 17, {{"ash", 2}}}};
  CHECK(highlights(text, markings) == std::vector<Highlight>{{0, 4, 1}, {14, 17, 2}});
  CHECK(highlights(text, {}).empty());
  CHECK(mark(words, text, {{"lava", 0}}).empty());
  const std::vector<Marking> outside{{&words, 0, 18, {{"lava", 1}}}};
  CHECK_THROWS_AS(highlights(text, outside), std::invalid_argument);
}

TEST_CASE("a byte weighs what the terms over it weigh together", "[highlights]") {
  const Analyzer words({.ngram_range = {1, 3}});
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += std::string(1, static_cast<char>('a' + random() % 3)) + "x ";
    const std::vector<Marking> markings{{&words, 0, text.size(), {{"ax", 1}, {"ax bx", 0.5}, {"bx ax cx", 2}}},
                                        {&words, 0, text.size() / 2, {{"cx", 0.25}, {"ax", 4}}}};
    std::vector<double> expected(text.size(), 0);
    for (const Marking& marking : markings) {
      tidings::TermList terms;
      words.analyze(std::string_view(text).substr(0, marking.end), terms);
      for (std::size_t i = 0; i < terms.size(); ++i) {
        const auto found = marking.terms.find(terms[i].text);
        if (found == marking.terms.end()) continue;
        for (std::size_t at = terms[i].begin; at < terms[i].end; ++at) expected[at] += found->second;
      }
    }
    std::vector<double> weights(text.size(), 0);
    std::size_t last = 0;
    for (const auto& [begin, end, weight] : highlights(text, markings)) {
      CHECK(begin >= last);
      CHECK(begin < end);
      last = end;
      for (std::size_t at = begin; at < end; ++at) weights[at] = weight;
    }
    CHECK(weights == expected);
  }
}
