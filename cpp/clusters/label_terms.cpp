#include "clusters/label_terms.hpp"

#include <algorithm>
#include <array>

#include "clusters/fragments.hpp"
#include "clusters/near_words.hpp"
#include "clusters/whole_phrases.hpp"
#include "clusters/word_kinds.hpp"
#include "text/capitals.hpp"

namespace tidings::detail {
namespace {

std::vector<std::string> words_of(std::string_view term) {
  std::vector<std::string> words(1);
  for (const char c : term) {
    if (c == ' ' || c == '-') {
      words.emplace_back();
    } else {
      words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  std::erase(words, "");
  return words;
}

/// Whether a word is a stop word to the analyzer; numbers, which it leaves out too, are none: "G-7".
bool is_left_out(std::string_view word, const Analyzer& analyzer) {
  return word.find_first_of("0123456789") == std::string_view::npos && analyzer.analyze(word).empty();
}

/// Words of reports and titles, and times of the day, of which no term is made.
bool is_of_reports(std::string_view word) {
  constexpr std::array<std::string_view, 26> words{
      "said",      "says",      "say",        "told", "tells",     "asked",       "added", "called", "calls",
      "announced", "according", "reportedly", "mr",   "mrs",       "ms",          "dr",    "gov",    "sen",
      "rep",       "gen",       "lt",         "sgt",  "spokesman", "spokeswoman", "a.m",   "p.m"};
  return std::ranges::find(words, word) != words.end();
}

bool is_day(std::string_view word) {
  constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                                 "friday", "saturday", "sunday"};
  return std::ranges::find(days, word.substr(0, word.find('\''))) != days.end();
}

/// A month that is seldom anything else: "March", "May" and "June" are names and words.
bool is_month(std::string_view word) {
  constexpr auto months = std::to_array<std::string_view>(
      {"January", "February", "April", "July", "August", "September", "October", "November", "December"});
  return std::ranges::find(months, word) != months.end();
}

bool has_letter(std::string_view term) {
  return std::ranges::any_of(term, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

/// Whether the function words inside of a phrase are such as hold a name together: "of", not "was".
bool is_linked_well(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 12> links{"of", "in",   "for",  "and", "the", "to",
                                                   "on", "from", "with", "at",  "a",   "an"};
  return std::ranges::all_of(words, [&](const std::string& word) {
    return !is_function_word(word) || std::ranges::find(links, word) != links.end() || word == "new";
  });
}

bool begins_small(std::string_view word) {
  return word.front() >= 'a' && word.front() <= 'z';
}

/// Whether a word begins with a capital of any script, or with a digit or a mark of ASCII.
bool begins_large(std::string_view word) {
  return is_capitalised(word) || (static_cast<unsigned char>(word.front()) < 0x80 && !begins_small(word));
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

std::vector<std::string_view> split(std::string_view term) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < term.size();) {
    const std::size_t end = std::min(term.find(' ', begin), term.size());
    if (end > begin) words.push_back(term.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// Whether a word with a hyphen is rather an adjective: "pro-choice".
bool begins_as_quality(std::string_view word) {
  constexpr std::array<std::string_view, 4> beginnings{"pro-", "anti-", "non-", "pre-"};
  return std::ranges::any_of(beginnings, [&](std::string_view one) { return word.starts_with(one); });
}

/// Whether a word is in a third of the other texts, of a hundred or more.
bool is_everywhere(std::string_view word, const std::vector<std::string_view>& texts,
                   const std::vector<std::size_t>& members, const WordUse& use) {
  constexpr std::size_t least_others = 100;
  constexpr double most_others = 0.35;
  const std::size_t others = texts.size() - members.size();
  const std::size_t all = use.n_texts(word);
  if (others < least_others || static_cast<double>(all) < most_others * static_cast<double>(others)) return false;
  const auto inside = static_cast<std::size_t>(
      std::ranges::count_if(members, [&](std::size_t i) { return texts[i].find(word) != std::string_view::npos; }));
  return static_cast<double>(all - std::min(all, inside)) >= most_others * static_cast<double>(others);
}

/// "FBI for failing": a gerund after a preposition goes on.
bool ends_in_gerund(const std::vector<std::string_view>& words) {
  return words.size() > 2 && words.back().ends_with("ing") && begins_small(words.back()) &&
         is_function_word(words[words.size() - 2]);
}

/// "organizing a protest", "close the border": what a verb and its object look like.
bool has_article(const std::vector<std::string_view>& words) {
  if (words.size() > 1 && words[1] == "the") return true;
  return std::ranges::find(words, "a") != words.end() || std::ranges::find(words, "an") != words.end();
}

/// "Brandt forced Calloway": a participle between names.
bool has_inner_verb(const std::vector<std::string_view>& words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool participle = words[i].ends_with("ed") || words[i].ends_with("ing");
    if (participle && begins_small(words[i]) && is_capital(words[i - 1].front()) && is_capital(words[i + 1].front())) {
      return true;
    }
  }
  return false;
}

/// "worthy of Orvell", "ahead of Brandt": an adjective or adverb before a function word.
bool begins_weak(const std::vector<std::string_view>& words, const WordUse& use) {
  const std::string_view first = words.front();
  return words.size() > 2 && begins_small(first) && use.is_english(first) && is_function_word(words[1]) &&
         (is_seldom_noun(first) || is_quality(first) || is_in_ly(first)) && use.is_weak(first);
}

/// Whether an adjective, adverb or participle that is seldom a noun stands at the end: "nation safer".
bool ends_weak(std::string_view last, const WordUse& use) {
  return begins_small(last) && use.is_weak(last) && use.is_english(last) &&
         (is_seldom_noun(last) || is_in_ly(last) || last.ends_with("ed"));
}

/// "Republicans gush", "Obama vetoed": a verb after a plural or a name.
bool ends_as_clause(const std::vector<std::string_view>& words, const WordUse& use) {
  if (words.size() < 2 || !begins_small(words.back())) return false;
  const std::string_view subject = words[words.size() - 2];
  const bool name = is_capital(subject.front()) && !use.is_common(subject);
  return (name || is_plural(subject)) && use.acts(words.back(), subject);
}

/// A phrase that is cut out of a sentence rather than a thing: "company did in a year", "chair Ida" of "chair Ida
/// Brandt".
bool is_cut_out(std::string_view term) {
  const std::vector<std::string_view> words = split(term);
  if (words.size() >= 4 && std::ranges::count_if(words, begins_small) > 1) return true;
  return words.size() == 2 && begins_small(words[0]) && begins_large(words[1]);
}

}  // namespace

bool is_readable(const std::string& term, const std::vector<std::string_view>& texts,
                 const std::vector<std::size_t>& members, const WordUse& use) {
  if (is_fragment(term) || is_cut_out(term)) return false;
  const std::vector<std::string> words = words_of(term);
  if (words.empty() || std::ranges::any_of(words, is_of_reports)) return false;
  if ((is_function_word(words.front()) && words.front() != "new") || is_function_word(words.back())) return false;
  if (std::ranges::any_of(words, is_day) || !has_letter(term) || !is_linked_well(words)) return false;
  const std::size_t last = term.rfind(' ') + 1;
  if (words.size() > 1 && last + 1 == term.size()) return false;
  if (begins_small(term) && use.is_verb(words.front())) return false;
  if (begins_small(std::string_view(term).substr(last)) && use.is_verb(words.back())) return false;
  return occurrences(term, texts, members) >= (words.size() > 1 ? 2 : 1);
}

bool is_telling(const std::string& term, const std::vector<std::string_view>& texts,
                const std::vector<std::size_t>& members, const WordUse& use) {
  const std::vector<std::string_view> words = split(term);
  if (!WordUse::in_capitals(term) || words.size() == 1) {
    if (use.is_shouted(words.front()) || use.is_shouted(words.back())) return false;
  }
  if (ends_in_gerund(words) || has_inner_verb(words) || (begins_small(term) && has_article(words))) return false;
  if (words.size() > 1 && (ends_weak(words.back(), use) || ends_as_clause(words, use))) return false;
  if (is_month(term) || (words.size() > 1 && is_capital(term.front()) && is_second_half(term, texts, members))) {
    return false;
  }
  if (begins_weak(words, use) || words.front() == "&" || words.back() == "&") return false;
  const auto is_verb_inside = [&](std::string_view word) {
    return begins_small(word) && !is_function_word(word) && use.takes_object(word);
  };
  if (std::ranges::any_of(words, is_verb_inside)) return false;
  const std::string_view last = words.back();
  const bool small = begins_small(last) || (words.size() == 1 && use.is_common(last));
  if (!small) return !(begins_small(term) && term.ends_with(".S")) || !always_goes_on(term + '.', texts, members, use);
  if (words.size() == 1 && (use.is_weak(last) || use.is_verb(last) || is_everywhere(term, texts, members, use))) {
    return false;
  }
  const std::string_view part = last.substr(last.rfind('-') + 1);
  const bool can_be_cut = use.modifies(part) || use.is_weak(part) || begins_as_quality(last);
  return !can_be_cut || !always_goes_on(term, texts, members, use);
}

std::string usual_form(const std::string& term, const std::vector<std::string_view>& texts,
                       const std::vector<std::size_t>& members, const WordUse& use) {
  std::string form = term;
  for (const std::string_view end : {"'s", "\xE2\x80\x99s", "'", "\xE2\x80\x99"}) {
    if (!form.ends_with(end) || form.size() == end.size()) continue;
    form.resize(form.size() - end.size());
    if (occurrences(form, texts, members) == 0) form = term;
    break;
  }
  if (form.find(' ') != std::string::npos || form.empty() || !is_capital(form.front())) return form;
  if (!use.is_common(form)) return form;
  std::string lower = words_of(form).size() == 1 ? words_of(form).front() : form;
  return occurrences(lower, texts, members) > 0 ? lower : form;
}

std::string polished(std::string term, const WordUse& use) {
  if (use.is_speaker(term)) return in_title_case(term);
  const std::size_t n = term.size();
  if (n >= 3 && is_capital(term[n - 3]) && term[n - 2] == '.' && is_capital(term[n - 1])) term += '.';
  return term;
}

bool repeats(const std::string& term, const std::vector<std::string>& before) {
  const std::vector<std::string> words = words_of(term);
  return std::ranges::any_of(before, [&](const std::string& other) {
    return std::ranges::any_of(words_of(other), [&](const std::string& a) {
      return std::ranges::any_of(words, [&](const std::string& b) { return near_words(a, b); });
    });
  });
}

std::vector<std::string> forms_of(const std::string& term, const Analyzer& analyzer) {
  std::vector<std::string> forms{term};
  if (term.find(' ') == std::string::npos) return forms;
  for (std::size_t begin = 0; begin < term.size();) {
    const std::size_t end = std::min(term.find(' ', begin), term.size());
    std::string word = term.substr(begin, end - begin);
    const std::vector<std::string> parts = words_of(word);
    if (!parts.empty() && !is_function_word(parts.front()) && !is_left_out(word, analyzer)) {
      forms.push_back(std::move(word));
    }
    begin = end + 1;
  }
  return forms;
}

}  // namespace tidings::detail
