#include "stories/phrases.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "stories/characters.hpp"
#include "stories/credits.hpp"
#include "stories/people.hpp"

using namespace tidings::detail;
using Texts = std::vector<std::string>;

namespace {

const std::vector<PhraseList Phrases::*> full_lists{&Phrases::byline_openers,
                                                    &Phrases::byline_titles,
                                                    &Phrases::name_particles,
                                                    &Phrases::conjunctions,
                                                    &Phrases::place_prepositions,
                                                    &Phrases::affiliation_prepositions,
                                                    &Phrases::credit_words,
                                                    &Phrases::credit_prepositions,
                                                    &Phrases::takeaways_headings,
                                                    &Phrases::closing_links,
                                                    &Phrases::links,
                                                    &Phrases::caption_openers,
                                                    &Phrases::correction_openers,
                                                    &Phrases::correction_labels,
                                                    &Phrases::headline_labels,
                                                    &Phrases::abbreviations,
                                                    &Phrases::end_marks,
                                                    &Phrases::date_labels,
                                                    &Phrases::furniture,
                                                    &Phrases::furniture_lines,
                                                    &Phrases::document_words,
                                                    &Phrases::measures,
                                                    &Phrases::date_fillers,
                                                    &Phrases::age_words,
                                                    &Phrases::weekdays};

/// What opening_phrase finds, the slow and obvious way.
std::size_t longest_opening(PhraseList Phrases::* list, std::string_view text) {
  std::size_t longest = 0;
  for (const Phrases& language : languages()) {
    for (const std::string_view phrase : language.*list) {
      if (starts_with_phrase(text, phrase)) longest = std::max(longest, phrase.size());
    }
  }
  return longest;
}

std::string in_capitals(std::string_view text) {
  std::string capitals;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) {
    const Character c = character_at(text, at);
    const std::string_view as_is = text.substr(at, c.length);
    if (c.code >= U'a' && c.code <= U'z') {
      capitals += static_cast<char>(c.code - U'a' + U'A');
    } else if (c.code >= U'à' && c.code <= U'þ' && c.code != U'÷') {
      capitals += std::string{as_is[0], static_cast<char>(as_is[1] - 0x20)};
    } else {
      capitals += as_is == "œ" ? "Œ" : as_is;
    }
  }
  return capitals;
}

}  // namespace

TEST_CASE("every language fills every list, with phrases in lower case and without doubles", "[phrases]") {
  for (const Phrases& language : languages()) {
    CAPTURE(language.code);
    for (std::size_t i = 0; i < full_lists.size(); ++i) {
      CAPTURE(i);
      const PhraseList phrases = language.*full_lists[i];
      REQUIRE_FALSE(phrases.empty());
      CHECK(std::set<std::string_view>(phrases.begin(), phrases.end()).size() == phrases.size());
      for (const std::string_view phrase : phrases) {
        CAPTURE(phrase);
        CHECK_FALSE(trim(phrase).empty());
        CHECK(to_lower(phrase) == phrase);
      }
    }
  }
}

TEST_CASE("every language has twelve months and labels for what exports say", "[phrases]") {
  for (const Phrases& language : languages()) {
    CAPTURE(language.code);
    std::set<unsigned> months;
    for (const MonthName& month : language.months) months.insert(month.month);
    CHECK(months.size() == 12);
    for (const Field field : {Field::headline, Field::kicker, Field::byline, Field::dateline, Field::published,
                              Field::source, Field::url, Field::body, Field::section, Field::other}) {
      CHECK(std::ranges::count(language.fields, field, &FieldLabel::field) > 0);
    }
  }
}

TEST_CASE("a phrase is found in any case", "[phrases]") {
  for (const Phrases& language : languages()) {
    for (const auto list : full_lists) {
      for (const std::string_view phrase : language.*list) {
        CAPTURE(phrase);
        CHECK(is_phrase(list, phrase));
        CHECK(is_phrase(list, in_capitals(phrase)));
        CHECK(opening_phrase(list, in_capitals(phrase) + " 3") >= phrase.size());
      }
    }
  }
  CHECK(opening_phrase(&Phrases::date_labels, "VERÖFFENTLICHT AM 3. MÄRZ") == std::string("veröffentlicht am").size());
  CHECK(is_phrase(&Phrases::takeaways_headings, "À RETENIR"));
  CHECK_FALSE(is_phrase(&Phrases::takeaways_headings, "à retenir ici"));
  CHECK_FALSE(is_phrase(&Phrases::takeaways_headings, ""));
}

TEST_CASE("the first letter's shelf holds all that a search of every list finds", "[phrases]") {
  std::vector<std::string> texts;
  for (const Phrases& language : languages()) {
    for (const auto list : full_lists) {
      for (const std::string_view phrase : language.*list) {
        texts.insert(texts.end(),
                     {std::string(phrase) + "x", std::string(phrase) + ": x", std::string(phrase).substr(1)});
      }
    }
  }
  for (const std::string& text : texts) {
    for (const auto list : full_lists) {
      if (opening_phrase(list, text) == longest_opening(list, text)) continue;
      CAPTURE(text);
      FAIL("the phrases disagree");
    }
  }
}

TEST_CASE("letters keep their length when they are folded", "[phrases]") {
  CHECK(to_lower("ÄÖÜ ÉÈ ÑŒ ПРИВЕТ ΑΒ x") == "äöü éè ñœ привет αβ x");
  CHECK(to_lower("\u0130\u1E9E\u212A") == "\u0130\u1E9E\u212A");
  CHECK(to_lower("\xC3\xFFZ\xE2\x82") == "\xC3\xFFz\xE2\x82");
  CHECK(same_words("DÉCEMBRE", "décembre"));
  CHECK_FALSE(same_words("décembre", "decembre"));
  CHECK_FALSE(same_words("\xC3\x89", "\xC3"));
  CHECK_FALSE(same_words("\xFF", "\xFE"));
}

TEST_CASE("bylines are read in German, French and Spanish", "[phrases]") {
  CHECK(read_byline("Von Anna Müller") == Texts{"Anna Müller"});
  CHECK(read_byline("Von Anna Müller, Bo von der Heide und Cem Öz") ==
        Texts{"Anna Müller", "Bo von der Heide", "Cem Öz"});
  CHECK(read_byline("Von Anna Müller, Korrespondentin in Berlin") == Texts{"Anna Müller"});
  CHECK(read_byline("Von Anna Müller, Berlin-Korrespondentin") == Texts{"Anna Müller"});
  CHECK(read_byline("Ein Gastbeitrag von Anna Müller") == Texts{"Anna Müller"});
  CHECK(read_byline("Von: Anna Müller") == Texts{"Anna Müller"});
  CHECK(read_byline("Par Hélène Dupont et Jean-Marc Étienne") == Texts{"Hélène Dupont", "Jean-Marc Étienne"});
  CHECK(read_byline("Par Hélène Dupont avec AFP") == Texts{"Hélène Dupont"});
  CHECK(read_byline("Propos recueillis par Hélène Dupont") == Texts{"Hélène Dupont"});
  CHECK(read_byline("Par AFP") == Texts{"AFP"});
  CHECK(read_byline("Por María López y José Ortega") == Texts{"María López", "José Ortega"});
  CHECK(read_byline("Por José Ortega y Gasset") == Texts{"José Ortega y Gasset"});
  CHECK(read_byline("Por Ana Ruiz en Lima") == Texts{"Ana Ruiz"});
  CHECK(read_byline("By José Ortega y Gasset") == Texts{"José Ortega y Gasset"});
}

TEST_CASE("prose is no byline", "[phrases]") {
  for (const char* const line : {"Von Anfang an war klar, dass die Brücke teurer wird.",
                                 "Von Hass und Liebe",
                                 "Von Mensch zu Mensch",
                                 "Von Herzen",
                                 "Von Null auf Hundert",
                                 "Von Berlin nach Hamburg",
                                 "Von Bonn, Köln und Trier aus fahren Züge.",
                                 "Von wegen",
                                 "Von Angst getrieben",
                                 "Von der Leyen reist nach Kiew",
                                 "Von der Leyen",
                                 "Par exemple",
                                 "Par la Constitution",
                                 "Par ici la sortie",
                                 "Par Toutatis",
                                 "Par temps de crise",
                                 "PAR TECHNOLOGY CORP",
                                 "Par ailleurs, Hélène Dupont a dit non.",
                                 "Por Dios",
                                 "Por la Paz",
                                 "Por ejemplo",
                                 "Por la mañana",
                                 "Por fin llega el tren a Lima",
                                 "Por su parte, Ana Ruiz dijo que no.",
                                 "Por el Rey",
                                 "Por"}) {
    CAPTURE(line);
    CHECK(read_byline(line).empty());
  }
}

TEST_CASE("credits are read in German, French and Spanish", "[phrases]") {
  using Credits = std::vector<tidings::Credit>;
  const auto credits = [](std::string_view line) {
    CAPTURE(line);
    CHECK(opens_credits(line));
    return read_credits(line);
  };
  CHECK(credits("(Bericht von Anna Müller; redigiert von Bo Öz)") ==
        Credits{{"bericht", {"Anna Müller"}, {}}, {"redigiert", {"Bo Öz"}, {}}});
  CHECK(credits("(Bericht von Anna Müller in Berlin, unter Mitarbeit von Bo Öz, redigiert von Cy Day)") ==
        Credits{{"bericht", {"Anna Müller"}, {"Berlin"}},
                {"unter mitarbeit", {"Bo Öz"}, {}},
                {"redigiert", {"Cy Day"}, {}}});
  CHECK(credits("(Reportage de Hélène Dupont, édité par Jean Roux)") ==
        Credits{{"reportage", {"Hélène Dupont"}, {}}, {"édité", {"Jean Roux"}, {}}});
  CHECK(credits("(Rédigé par Hélène Dupont à Lyon, ÉDITÉ PAR Jean Roux)") ==
        Credits{{"rédigé", {"Hélène Dupont"}, {"Lyon"}}, {"édité", {"Jean Roux"}, {}}});
  CHECK(credits("(Reporte de Ana Ruiz en Lima; reporte adicional de Luis Gómez; editado por Eva Díaz y Juan Peña)") ==
        Credits{{"reporte", {"Ana Ruiz"}, {"Lima"}},
                {"reporte adicional", {"Luis Gómez"}, {}},
                {"editado", {"Eva Díaz", "Juan Peña"}, {}}});
  for (const char* const prose :
       {"Bericht von gestern", "Ein Bericht von Anna Müller sorgt für Streit.", "Reportage de nuit",
        "Reporte de daños tras la tormenta", "(von links) Anna Müller"}) {
    CAPTURE(prose);
    CHECK_FALSE(opens_credits(prose));
  }
}

TEST_CASE("an outlet's place is no writer", "[phrases]") {
  CHECK(read_byline("By Ann Lee, BBC News, Cardiff") == Texts{"Ann Lee"});
  CHECK(read_byline("By Ann Lee, staff writer, and Bo Li") == Texts{"Ann Lee", "Bo Li"});
}

TEST_CASE("credits with colons and places of two parts", "[phrases]") {
  using Credits = std::vector<tidings::Credit>;
  CHECK(opens_credits("Reporting: Ann Lee"));
  CHECK(read_credits("Reporting: Ann Lee; Editing: Bo Li") ==
        Credits{{"reporting", {"Ann Lee"}, {}}, {"editing", {"Bo Li"}, {}}});
  CHECK(read_credits("(Reporting by Ann Lee in Paris, Texas. Editing by Bo Li.)") ==
        Credits{{"reporting", {"Ann Lee"}, {"Paris, Texas"}}, {"editing", {"Bo Li"}, {}}});
  CHECK(read_credits("(Reporting by Ann Lee in Washington, D.C.; Editing by Bo Li)") ==
        Credits{{"reporting", {"Ann Lee"}, {"Washington, D.C."}}, {"editing", {"Bo Li"}, {}}});
  CHECK(read_credits("(Reporting by Ann Lee in Oslo, Bo Li and Cy Day)") ==
        Credits{{"reporting", {"Ann Lee", "Bo Li", "Cy Day"}, {"Oslo"}}});
  for (const char* const line : {"Video: Storm Closes Port", "Reporting: what the wardens saw", "Editing: a craft"}) {
    CAPTURE(line);
    CHECK_FALSE(opens_credits(line));
  }
}
