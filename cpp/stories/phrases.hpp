/// @file
/// What news says in a language: the only place where the grammar of pages knows words. Private to the library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace tidings::detail {

using PhraseList = std::span<const std::string_view>;

/// A list in a language's file, whose length is deduced.
using PhraseTable = std::string_view[];  // NOLINT

/// A month's name or abbreviation, in lower case and without a full stop.
struct MonthName {
  std::string_view name;
  unsigned month;
};

/// What a labelled line of a header says: "LENGTH: 512 words", "Author: Ruiz, Ana".
enum class Field { headline, kicker, byline, dateline, published, source, url, body, section, mail, other };

/// The label of a header line, in lower case and without its colon.
struct FieldLabel {
  std::string_view label;
  Field field;
};

/// The phrases of one language, in lower case where case does not matter. A phrase that can also open or be ordinary
/// text belongs where the whole line must equal it, or where more is asked beside it.
struct Phrases {
  std::string_view code;                ///< BCP 47
  PhraseList byline_openers;            ///< "by"
  PhraseList weak_byline_openers = {};  ///< start ordinary sentences too, so that a full name must follow: "von"
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
  PhraseList end_marks;                 ///< lines that end a story: "ends"
  PhraseList date_labels;               ///< before a date, with a colon or without: "last updated"
  PhraseList furniture;                 ///< starts of short lines that belong to the page: "share this"
  PhraseList furniture_lines;           ///< whole lines that do: "advertisement"
  std::span<const FieldLabel> fields;   ///< labels of headers in exports, newsletters and mail
  PhraseList document_words;            ///< what an export numbers: "document"
  PhraseList count_prepositions = {};   ///< "1 of 100"
  PhraseList measures;                  ///< "512 words", "5 min read"
  PhraseList date_fillers;              ///< words in dates beside months, days and numbers: "at", "GMT"
  PhraseList age_words;                 ///< words that make an age of a number: "3 hours ago"
  std::span<const MonthName> months;
  PhraseList weekdays;
};

/// One file a language: phrases_en.cpp and its like.
extern const Phrases english;
extern const Phrases french;
extern const Phrases german;
extern const Phrases spanish;

/// Every language there are phrases for.
[[nodiscard]] std::span<const Phrases> languages();

/// The lists of all languages as one; each list sorted by bytes, without `fields` and `months`.
[[nodiscard]] const Phrases& all_phrases();

/// The phrases of any language that begin with the text's first character, whatever its case.
[[nodiscard]] PhraseList phrases_like(PhraseList Phrases::* list, std::string_view text);

/// The length of the longest phrase of any language that the text starts with, whatever the case, or 0.
[[nodiscard]] std::size_t opening_phrase(PhraseList Phrases::* list, std::string_view text);

/// Whether the text is a phrase of any language, whatever the case.
[[nodiscard]] bool is_phrase(PhraseList Phrases::* list, std::string_view text);

/// Whether a phrase of any language's list fulfils the condition. Slower than is_phrase and opening_phrase, which do
/// not look at the whole list.
template <typename Condition>
bool any_phrase(PhraseList Phrases::* list, Condition condition) {
  return std::ranges::any_of(all_phrases().*list, condition);
}

}  // namespace tidings::detail
