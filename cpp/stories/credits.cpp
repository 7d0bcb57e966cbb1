#include "stories/credits.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

#include "stories/characters.hpp"
#include "stories/people.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest_role = 5;

/// A role at the start of a text: "Additional reporting by ". Its length is 0 if there is none.
struct Role {
  std::string_view name;
  std::size_t length = 0;
  bool known = false;  ///< made of the language's words for roles
};

bool is_credit_word(std::string_view word) {
  return is_phrase(&Phrases::credit_words, word);
}

bool is_credit_preposition(std::string_view word) {
  return is_phrase(&Phrases::credit_prepositions, word);
}

std::size_t end_of(std::string_view text, std::string_view word) {
  return static_cast<std::size_t>(word.data() - text.data()) + word.size();
}

/// "Reporting:", "Additional reporting:" of the language's words.
Role labelled_role(std::string_view text) {
  const std::size_t colon = text.substr(0, 60).find(':');
  if (colon == std::string_view::npos || opening_phrase(&Phrases::headline_labels, trim(text)) > 0) return {};
  const std::string_view name = trim(text.substr(0, colon));
  const std::vector<std::string_view> words = words_of(name, longest_role + 1);
  const bool known = !words.empty() && words.size() <= longest_role && std::ranges::all_of(words, is_credit_word);
  return known ? Role{name, colon + 1, true} : Role{};
}

Role role_at(std::string_view text) {
  if (const Role labelled = labelled_role(text); labelled.length > 0) return labelled;
  const std::vector<std::string_view> words = words_of(text.substr(0, 120), longest_role + 2);
  const auto by = std::ranges::find_if(words, is_credit_preposition);
  if (by == words.begin() || by == words.end() || std::next(by) == words.end()) return {};
  const auto is_small = [](std::string_view word) { return is_lower(first_character(word).code); };
  if (!std::all_of(std::next(words.begin()), by, is_small) && !std::all_of(words.begin(), by, is_credit_word))
    return {};
  const auto begin = static_cast<std::size_t>(words.front().data() - text.data());
  const std::size_t end = end_of(text, *std::prev(by));
  return {text.substr(begin, end - begin), end_of(text, *by), std::all_of(words.begin(), by, is_credit_word)};
}

std::string_view without_brackets(std::string_view text) {
  if (text.starts_with('(') || text.starts_with('[')) text.remove_prefix(1);
  while (text.ends_with(')') || text.ends_with(']') || text.ends_with('.')) text.remove_suffix(1);
  return trim(text);
}

/// Whether the byte ends a clause: a semicolon always, a full stop or a comma where another role follows.
bool ends_clause(std::string_view text, std::size_t at) {
  if (text[at] == ';') return true;
  if (text[at] == '.') return space_at(text, at + 1) > 0 && role_at(text.substr(at + 1)).length > 0;
  return text[at] == ',' && role_at(text.substr(at + 1)).known;
}

std::vector<std::string_view> split_clauses(std::string_view text) {
  std::vector<std::string_view> clauses;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!ends_clause(text, at)) continue;
    clauses.push_back(trim(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  clauses.push_back(trim(text.substr(begin)));
  std::erase_if(clauses, [](std::string_view clause) { return clause.empty(); });
  return clauses;
}

void add_people(Credit& credit, std::string_view text) {
  People people = read_people(text);
  std::ranges::move(people.names, std::back_inserter(credit.names));
  std::ranges::move(people.places, std::back_inserter(credit.places));
}

bool starts_with_name(std::string_view text) {
  const People people = read_people(text.substr(0, text.find_first_of(",;")));
  return !people.names.empty() && is_name(people.names.front());
}

bool starts_with_person(std::string_view text) {
  const People people = read_people(text.substr(0, std::min<std::size_t>(text.find(';'), 200)));
  return !people.names.empty() && std::ranges::all_of(people.names, is_person);
}

}  // namespace

bool opens_credits(std::string_view line) {
  const bool bracketed = line.starts_with('(') || line.starts_with('[');
  const std::string_view text = bracketed ? line.substr(1) : line;
  if (!bracketed && !is_upper(first_character(text).code)) return false;
  if (labelled_role(text).length > 0) return starts_with_person(text.substr(labelled_role(text).length));
  const std::vector<std::string_view> first = words_of(text, 1);
  if (!bracketed && (first.empty() || !is_credit_word(first[0]))) return false;
  const Role role = role_at(text);
  if (bracketed) return role.length > 0 && (role.known || is_credit_word(words_of(role.name).back()));
  return role.known && starts_with_name(text.substr(role.length, 200));
}

std::vector<Credit> read_credits(std::string_view text) {
  std::vector<Credit> credits;
  for (const std::string_view clause : split_clauses(without_brackets(text))) {
    const Role role = role_at(clause);
    if (role.length > 0 || credits.empty()) credits.push_back({to_lower(role.name), {}, {}});
    add_people(credits.back(), clause.substr(role.length));
  }
  return credits;
}

}  // namespace tidings::detail
