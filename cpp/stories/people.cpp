#include "stories/people.hpp"

#include <algorithm>
#include <cstddef>

#include "stories/agencies.hpp"
#include "stories/characters.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest_byline = 300;
constexpr std::size_t longest_name = 6;

bool is_name_character(char32_t code) {
  constexpr std::u32string_view punctuation = U"'’.-‐‑·";
  return is_letter(code) || punctuation.find(code) != std::u32string_view::npos || (code >= 0x300 && code < 0x370);
}

bool is_particle(std::string_view word) {
  return std::ranges::binary_search(all_phrases().name_particles, word);
}

bool has_only_name_characters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Character character = character_at(word, at);
    if (!is_name_character(character.code)) return false;
    at += character.length;
  }
  return true;
}

/// Whether a capital follows a hyphen or an apostrophe: "al-Masri", "d’Arcy".
bool has_inner_capital(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); at += character_at(word, at).length) {
    const Character character = character_at(word, at);
    if (!is_letter(character.code) && is_upper(character_at(word, at + character.length).code)) return true;
  }
  return false;
}

/// "Smith", "O’Neill", "al-Masri", "J.": a capital or a letter without case, at the start or inside.
bool is_name_word(std::string_view word) {
  const char32_t first = first_character(word).code;
  if (!is_letter(first) || !has_only_name_characters(word)) return false;
  return !is_lower(first) || has_inner_capital(word);
}

bool is_separator(char byte) {
  return byte == ',' || byte == ';' || byte == '|';
}

/// The length of a conjunction that starts at a word's begin, or 0. A word that names have too joins two names only
/// where a name of two words follows: "Ana Ruiz y Bo Li", but "José Ortega y Gasset".
std::size_t conjunction_at(std::string_view text, std::size_t at) {
  const std::size_t length = opening_phrase(&Phrases::conjunctions, text.substr(at));
  if (length == 0 || space_at(text, at + length) == 0) return 0;
  if (!is_particle(text.substr(at, length))) return length;
  const std::string_view after = text.substr(at + length, longest_byline);
  const std::string_view next = after.substr(0, after.find_first_of(",;|"));
  const std::vector<std::string_view> words = words_of(next, 2);
  return words.size() == 2 && std::ranges::all_of(words, is_name_word) ? length : 0;
}

std::vector<std::string_view> split_list(std::string_view text) {
  std::vector<std::string_view> items;
  std::size_t begin = 0;
  bool word_starts = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t joint = is_separator(text[at]) ? 1 : 0;
    if (joint == 0 && word_starts) joint = conjunction_at(text, at);
    word_starts = space_at(text, at) > 0 || is_separator(text[at]) || joint > 0;
    if (joint == 0) continue;
    items.push_back(trim(text.substr(begin, at - begin)));
    begin = at + joint;
    at = begin - 1;
  }
  items.push_back(trim(text.substr(begin)));
  std::erase_if(items, [](std::string_view item) { return item.empty(); });
  return items;
}

/// Where " in " or its like starts, or npos.
std::size_t find_word(std::string_view text, PhraseList Phrases::* list) {
  std::size_t found = std::string_view::npos;
  any_phrase(list, [&](std::string_view phrase) {
    found = std::min(found, text.find(std::string(" ").append(phrase).append(" ")));
    return false;
  });
  return found;
}

std::string_view without_last_stop(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  const std::size_t last_word = space == std::string_view::npos ? 0 : space + 1;
  const bool abbreviation = name.size() - last_word <= 3;
  return name.ends_with('.') && !abbreviation ? name.substr(0, name.size() - 1) : name;
}

bool is_generation(std::string_view item) {
  return item == "Jr" || item == "Jr." || item == "Sr" || item == "Sr." || item == "II" || item == "III";
}

bool is_title(std::string_view item) {
  const std::vector<std::string_view> words = words_of(item);
  const std::string_view last = words.back();
  const std::size_t hyphen = last.rfind('-');
  return is_phrase(&Phrases::byline_titles, last) ||
         (hyphen != std::string_view::npos && is_phrase(&Phrases::byline_titles, last.substr(hyphen + 1)));
}

void add_person(People& people, std::string_view item) {
  if (is_generation(item) && !people.names.empty()) {
    people.names.back().append(" ").append(item);
    return;
  }
  const std::size_t preposition = find_word(item, &Phrases::place_prepositions);
  const std::string_view name = without_last_stop(trim(item.substr(0, preposition)));
  if (!name.empty()) people.names.emplace_back(name);
  if (preposition == std::string_view::npos) return;
  const std::string_view after = trim(item.substr(preposition));
  people.places.emplace_back(without_last_stop(trim(after.substr(after.find(' ')))));
}

/// "Texas", "D.C.": one word after a comma and a place, which is no agency. The item is a part of the text.
bool is_region(std::string_view text, std::string_view item) {
  const std::string_view before = trim(text.substr(0, static_cast<std::size_t>(item.data() - text.data())));
  return before.ends_with(',') && words_of(item, 2).size() == 1 && is_name_word(item) && !is_generation(item) &&
         !is_title(item) && !is_known_agency(item);
}

std::size_t byline_opener(PhraseList Phrases::* openers, std::string_view line) {
  std::size_t length = opening_phrase(openers, line);
  if (length > 0 && line.substr(length).starts_with(':')) ++length;
  return space_at(line, length) > 0 ? length : 0;
}

/// The name of one item of a byline; empty for titles and outlets that follow a name.
std::string_view byline_name(std::string_view item, bool first) {
  item = trim(item.substr(0, find_word(item, &Phrases::place_prepositions)));
  item = without_last_stop(trim(item.substr(0, find_word(item, &Phrases::affiliation_prepositions))));
  return !first && !item.empty() && is_title(item) ? std::string_view{} : item;
}

/// "Ruiz, Ana María": a comma after one word that is a name.
bool is_last_name_first(std::string_view item) {
  const std::size_t comma = item.find(',');
  if (comma == std::string_view::npos || item.find(',', comma + 1) != std::string_view::npos) return false;
  return words_of(item.substr(0, comma)).size() == 1 && is_name(trim(item.substr(comma + 1)));
}

bool has_two_words(std::string_view name) {
  return name.find(' ') != std::string_view::npos;
}

/// "Anna Müller", "dpa-AFX": what a byline's first name is where its opener starts ordinary sentences too. Not "la
/// Paz", "Mensch zu Mensch", "PHARMACEUTICAL CORP".
bool is_full_name(std::string_view name) {
  const std::vector<std::string_view> words = words_of(name, longest_name);
  if (words.size() < 2) return words.front().size() >= 2 && is_all_capitals(name);
  return is_name_word(words.front()) && is_name_word(words.back()) && words.front() != words.back();
}

}  // namespace

bool is_name(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text, longest_name + 1);
  if (words.empty() || words.size() > longest_name) return false;
  return std::ranges::all_of(words, [](auto word) { return is_name_word(word) || is_particle(word); }) &&
         std::ranges::any_of(words, is_name_word);
}

bool is_person(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text, 5);
  if (words.size() < 2 || words.size() > 4 || !is_name(text)) return false;
  const bool article = same_words(words.front(), "the") || is_all_capitals(words.front());
  return !article && !is_title(text) && std::ranges::all_of(words, is_name_word);
}

People read_people(std::string_view text) {
  People people;
  bool placed = false;
  for (const std::string_view item : split_list(text)) {
    if (placed && is_region(text, item)) {
      const bool cut = item.find('.') != std::string_view::npos && !item.ends_with('.');
      people.places.back().append(", ").append(item).append(cut ? "." : "");
      placed = false;
      continue;
    }
    const std::size_t places = people.places.size();
    add_person(people, item);
    placed = people.places.size() > places;
  }
  return people;
}

std::vector<std::string> read_byline(std::string_view line) {
  if (line.size() > longest_byline) return {};
  const bool small = is_lower(first_character(line).code);
  const std::size_t sure = byline_opener(&Phrases::byline_openers, line);
  const std::size_t opener = sure > 0 ? sure : byline_opener(&Phrases::weak_byline_openers, line);
  if (opener == 0 || (sure == 0 && is_all_capitals(line))) return {};
  std::vector<std::string> names;
  bool affiliated = false;  // a place may follow an outlet: "BBC News, Cardiff"
  for (const std::string_view item : split_list(line.substr(opener))) {
    const std::string_view name = byline_name(item, names.empty());
    const bool place = affiliated && is_name(name) && !has_two_words(name);
    affiliated = name.empty();
    if (name.empty() || place) continue;
    if (!is_name(name)) return {};
    const bool doubtful = small || (sure == 0 && names.empty());
    if (doubtful && !is_full_name(name)) return {};
    names.emplace_back(name);
  }
  return names.size() == 1 || std::ranges::any_of(names, has_two_words) ? names : std::vector<std::string>{};
}

std::vector<std::string> read_authors(std::string_view value) {
  if (std::vector<std::string> names = read_byline(value); !names.empty()) return names;
  if (value.find(';') == std::string_view::npos && !is_last_name_first(value)) return read_people(value).names;
  std::vector<std::string> names;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(';'), value.size());
    const std::string_view item = trim(value.substr(0, end));
    const std::size_t comma = item.find(',');
    if (is_last_name_first(item)) {
      names.push_back(std::string(trim(item.substr(comma + 1))).append(" ").append(item.substr(0, comma)));
    } else if (!item.empty()) {
      names.emplace_back(item);
    }
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return names;
}

}  // namespace tidings::detail
