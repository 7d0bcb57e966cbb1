#include "clusters/mentions.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/xxh64.hpp"
#include "clusters/whole_phrases.hpp"
#include "clusters/word_kinds.hpp"
#include "stories/phrases.hpp"
#include "text/capitals.hpp"
#include "text/name_runs.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t bytes_after = 16;        ///< that are looked at
constexpr std::size_t bytes_compared = 8;      ///< of these, numbers shortened
constexpr std::size_t longest_text = 100'000;  ///< bytes that are looked at

std::string small(std::string word) {
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return word;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether what stands after a name can be furniture: no more of a name, as " and Prevention" or " of the White House",
/// but a number, a mark, or a small word that holds no others together, as " caption".
bool can_be_furniture(std::string_view after) {
  if (after.size() < 2 || after.front() != ' ') return false;
  const std::string_view word = after.substr(1, after.find(' ', 1) - 1);
  if (word.empty()) return false;
  if (is_digit(word.front()) || word.front() == '.' || word.front() == '|') return true;
  return word.front() >= 'a' && word.front() <= 'z' && !is_function_word(word);
}

/// The key of what stands after a name, numbers alike; 0 if that can be no furniture.
std::uint64_t key_after(std::string_view text) {
  if (!can_be_furniture(text)) return 0;
  std::string key;
  for (const char c : text) {
    if (!is_digit(c) || !key.ends_with('0')) key += is_digit(c) ? '0' : c;
  }
  return xxh64(key.substr(0, bytes_compared));
}

/// The run with "St." before it, which looks like the end of a sentence.
NameRun with_saint(NameRun run, std::string_view text) {
  constexpr std::string_view saint = "St. ";
  if (text.substr(0, run.begin).ends_with(saint)) {
    run.name.insert(0, saint);
    run.begin -= saint.size();
  }
  return run;
}

/// Whether what stands between two runs is an initial: that of "Robert L. Wilkins", or the last one of "George H.W.
/// Bush".
bool is_initial(const NameRun& a, std::string_view between) {
  const std::size_t last = a.name.rfind(' ');
  if (last == std::string::npos) return false;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (between == ". ") return a.name[a.name.size() - 2] == '.' && is_capital(a.name.back());
  return between.size() == 4 && between[0] == ' ' && is_capital(between[1]) && between.substr(2) == ". ";
}

/// The runs, those with an initial between made one.
std::vector<NameRun> with_initials(std::vector<NameRun> runs, std::string_view text) {
  std::vector<NameRun> joined;
  for (NameRun& plain : runs) {
    NameRun run = with_saint(std::move(plain), text);
    if (!joined.empty() && run.begin > joined.back().end) {
      const std::string_view between = text.substr(joined.back().end, run.begin - joined.back().end);
      if (is_initial(joined.back(), between)) {
        joined.back().name += std::string(between) + run.name;
        joined.back().end = run.end;
        continue;
      }
    }
    joined.push_back(std::move(run));
  }
  return joined;
}

std::vector<std::string> split(std::string_view name) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    if (end > begin) words.emplace_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The name without words at its ends that are in capitals for no reason of their own ("WATCH Iran"), and stop words
/// that stood within; empty if it is all of such words.
std::string without_shouts(std::string name, const WordUse& use) {
  if (use.in_capitals(name)) {
    const std::size_t space = name.find(' ');
    if (space == std::string::npos) return use.is_shouted(name) ? std::string() : name;
    const std::string first = name.substr(0, space);
    if (name.find(' ', space + 1) == std::string::npos && use.is_verb(first) && use.is_shouted(first))
      return name.substr(space + 1);
    return use.is_shout(name) ? std::string() : name;
  }
  std::vector<std::string> words = split(name);
  const auto is_shouted = [&](const std::string& word) { return use.is_shouted(word); };
  if (std::ranges::none_of(words, is_shouted)) return name;
  const auto goes = [&](const std::string& word) {
    return is_shouted(word) || (kinds_of(small(word)) & holds_together) != 0;
  };
  while (!words.empty() && goes(words.front())) words.erase(words.begin());
  while (!words.empty() && goes(words.back())) words.pop_back();
  name.clear();
  for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
  return name;
}

/// Whether a name stands beside a slash, as those of photographers do.
bool is_credit(std::string_view text, const NameRun& run) {
  return (run.begin > 0 && text[run.begin - 1] == '/') || (run.end < text.size() && text[run.end] == '/');
}

/// A day of the week or a month, in English and German; French and Spanish write them small, and "Domingo" and "Mars"
/// with a capital are names.
bool is_of_dates(const std::string& word) {
  const std::string key = small(word);
  return std::ranges::any_of(std::array{&english, &german}, [&](const Phrases* language) {
    return std::ranges::find(language->weekdays, key) != language->weekdays.end() ||
           std::ranges::find(language->months, key, &MonthName::name) != language->months.end();
  });
}

/// One word that is mostly written small, or a contraction such as "I’m"; or a date, as "Friday Nov".
bool is_no_name(const std::string& name, const WordUse& use) {
  if (std::ranges::all_of(split(name), is_of_dates)) return true;
  return name.find(' ') == std::string::npos && (is_function_word(name) || use.is_common(name));
}

}  // namespace

std::vector<Mention> mentions_in(std::string_view text, const WordUse& use) {
  text = text.substr(0, std::min(text.size(), longest_text));
  thread_local Tokenizer tokenizer;
  thread_local std::vector<Token> tokens;
  tokenizer.tokenize(text, tokens);
  std::vector<Mention> mentions;
  for (NameRun& run : with_initials(name_runs(text, tokens), text)) {
    std::string name = without_shouts(std::move(run.name), use);
    if (use.is_speaker(name)) name = in_title_case(name);
    if (name.empty() || is_no_name(name, use) || is_credit(text, run)) continue;
    const bool numbered = run.begin > 1 && is_digit(text[run.begin - 2]);
    mentions.push_back({std::move(name), key_after(text.substr(run.end, bytes_after)), numbered});
  }
  return mentions;
}

}  // namespace tidings::detail
