/// @file
/// What news says in a language: the only place where the grammar of pages knows words. Private to the stage.
#pragma once

#include <span>
#include <string_view>

namespace tidings::detail {

using PhraseList = std::span<const std::string_view>;

/// A month's name or abbreviation, in lower case and without a full stop.
struct MonthName {
  std::string_view name;
  unsigned month;
};

/// The phrases of one language, in lower case where case does not matter.
struct Phrases {
  std::string_view code;                ///< BCP 47
  PhraseList byline_openers;            ///< "by"
  PhraseList byline_titles;             ///< ends of what follows a name: "staff writer"
  PhraseList name_particles;            ///< words in names without a capital: "van"
  PhraseList conjunctions;              ///< between the last two names: "and"
  PhraseList place_prepositions;        ///< between a name and a place: "in"
  PhraseList affiliation_prepositions;  ///< between a name and an outlet: "for"
  PhraseList credit_words;              ///< words that roles are made of: "additional", "reporting"
  PhraseList credit_prepositions;       ///< between a role and its names: "by"
  PhraseList takeaways_headings;        ///< "important takeaways"
  PhraseList closing_links;             ///< starts of a line that ends a story: "read the original"
  PhraseList links;                     ///< starts of other link lines: "read more"
  PhraseList caption_openers;           ///< "file photo"
  PhraseList correction_openers;        ///< after an opening bracket: "corrects"
  PhraseList correction_labels;         ///< before a colon: "correction"
  PhraseList headline_labels;           ///< capitals and a dash that are no place: "special report"
  PhraseList abbreviations;             ///< words whose full stop ends no sentence: "inc"
  std::span<const MonthName> months;
  PhraseList weekdays;
};

/// Every language there are phrases for.
[[nodiscard]] std::span<const Phrases> languages();

/// Whether a phrase of any language's list fulfils the condition.
template <typename Condition>
bool any_phrase(PhraseList Phrases::* list, Condition condition) {
  for (const Phrases& phrases : languages()) {
    for (const std::string_view phrase : phrases.*list) {
      if (condition(phrase)) return true;
    }
  }
  return false;
}

}  // namespace tidings::detail
