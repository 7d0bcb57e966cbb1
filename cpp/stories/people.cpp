#include "stories/people.hpp"

#include <algorithm>
#include <cstddef>

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
  return any_phrase(&Phrases::name_particles, [&](std::string_view particle) { return particle == word; });
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

/// The length of a conjunction that starts at a word's begin, or 0.
std::size_t conjunction_at(std::string_view text, std::size_t at) {
  std::size_t length = 0;
  any_phrase(&Phrases::conjunctions, [&](std::string_view phrase) {
    const bool here = same_words(text.substr(at, phrase.size()), phrase) && space_at(text, at + phrase.size()) > 0;
    if (here) length = phrase.size();
    return here;
  });
  return length;
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
  return any_phrase(&Phrases::byline_titles, [&](std::string_view title) { return same_words(words.back(), title); });
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

std::size_t byline_opener(std::string_view line) {
  std::size_t length = 0;
  any_phrase(&Phrases::byline_openers, [&](std::string_view opener) {
    const std::size_t end =
        line.size() > opener.size() && line[opener.size()] == ':' ? opener.size() + 1 : opener.size();
    const bool here = starts_with_phrase(line, opener) && space_at(line, end) > 0;
    if (here) length = end;
    return here;
  });
  return length;
}

/// The name of one item of a byline; empty for titles and outlets that follow a name.
std::string_view byline_name(std::string_view item, bool first) {
  item = trim(item.substr(0, find_word(item, &Phrases::place_prepositions)));
  item = without_last_stop(trim(item.substr(0, find_word(item, &Phrases::affiliation_prepositions))));
  return !first && !item.empty() && is_title(item) ? std::string_view{} : item;
}

bool has_two_words(std::string_view name) {
  return name.find(' ') != std::string_view::npos;
}

}  // namespace

bool is_name(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text, longest_name + 1);
  if (words.empty() || words.size() > longest_name) return false;
  return std::ranges::all_of(words, [](auto word) { return is_name_word(word) || is_particle(word); }) &&
         std::ranges::any_of(words, is_name_word);
}

People read_people(std::string_view text) {
  People people;
  for (const std::string_view item : split_list(text)) add_person(people, item);
  return people;
}

std::vector<std::string> read_byline(std::string_view line) {
  if (line.size() > longest_byline || is_lower(first_character(line).code)) return {};
  const std::size_t opener = byline_opener(line);
  if (opener == 0) return {};
  std::vector<std::string> names;
  for (const std::string_view item : split_list(line.substr(opener))) {
    const std::string_view name = byline_name(item, names.empty());
    if (name.empty()) continue;
    if (!is_name(name)) return {};
    names.emplace_back(name);
  }
  return names.size() == 1 || std::ranges::any_of(names, has_two_words) ? names : std::vector<std::string>{};
}

}  // namespace tidings::detail
