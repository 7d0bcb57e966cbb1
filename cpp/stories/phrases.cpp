#include "stories/phrases.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "stories/characters.hpp"

namespace tidings::detail {
namespace {

constexpr std::array lists{&Phrases::byline_openers,
                           &Phrases::weak_byline_openers,
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
                           &Phrases::count_prepositions,
                           &Phrases::measures,
                           &Phrases::date_fillers,
                           &Phrases::age_words,
                           &Phrases::weekdays};
constexpr std::size_t others = 3;  // code, fields, months
static_assert(sizeof(Phrases) == (lists.size() + others) * sizeof(PhraseList), "a list is missing in `lists`");

unsigned char first_byte(std::string_view phrase) {
  return static_cast<unsigned char>(phrase[0]);
}

/// The phrases of all languages, list by list, in the order of their first bytes; each phrase once.
class Merged {
 public:
  Merged() {
    for (std::size_t i = 0; i < lists.size(); ++i) {
      std::vector<std::string_view>& phrases = storage_.at(i);
      for (const Phrases& language : languages()) {
        phrases.insert(phrases.end(), (language.*lists.at(i)).begin(), (language.*lists.at(i)).end());
      }
      std::ranges::sort(phrases);
      phrases.erase(std::ranges::unique(phrases).begin(), phrases.end());
      all_.*lists.at(i) = phrases;
    }
  }

  [[nodiscard]] const Phrases& all() const { return all_; }

 private:
  std::array<std::vector<std::string_view>, lists.size()> storage_;
  Phrases all_{};
};

}  // namespace

std::span<const Phrases> languages() {
  static const std::array table{english, german, french, spanish};
  return table;
}

const Phrases& all_phrases() {
  static const Merged merged;
  return merged.all();
}

PhraseList phrases_like(PhraseList Phrases::* list, std::string_view text) {
  if (text.empty()) return {};
  const auto same = std::ranges::equal_range(all_phrases().*list, first_folded_byte(text), {}, first_byte);
  return {same.begin(), same.end()};
}

std::size_t opening_phrase(PhraseList Phrases::* list, std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view phrase : phrases_like(list, text)) {
    if (phrase.size() > longest && starts_with_phrase(text, phrase)) longest = phrase.size();
  }
  return longest;
}

bool is_phrase(PhraseList Phrases::* list, std::string_view text) {
  return std::ranges::any_of(phrases_like(list, text),
                             [&](std::string_view phrase) { return same_words(phrase, text); });
}

}  // namespace tidings::detail
