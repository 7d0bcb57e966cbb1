#include "clusters/whole_phrases.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_set>
#include <utility>

#include "tidings/text/stop_words.hpp"
#include "tidings/text/tokenizer.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t most_words = 5;
constexpr std::size_t bytes_beside = 300;  ///< of a line that are looked at for capitals, on each side
constexpr std::size_t least_same = 2;
constexpr double most_of = 0.6;
constexpr double most_cut = 0.1;           ///< of the occurrences of a phrase that is none
constexpr std::size_t shortest_title = 4;  ///< words of a line of capitals

bool is_part_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'';
}

std::string small(std::string_view word) {
  std::string result(word);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool is_ascii_word(char c) {
  return is_part_of_word(c) && static_cast<unsigned char>(c) < 0x80 && c != '\'';
}

/// Whether letters of ASCII go on before or after: "cap" in "handicap". Other scripts need no space between words.
bool is_inside_word(std::string_view text, std::size_t at, std::size_t size) {
  const std::size_t end = at + size;
  return (at > 0 && is_ascii_word(text[at - 1]) && is_ascii_word(text[at])) ||
         (end < text.size() && is_ascii_word(text[end - 1]) && is_ascii_word(text[end]));
}

/// Calls visit(text, position) where the term stands by itself, until it returns false.
template <class Visit>
void for_each_occurrence(std::string_view term, const std::vector<std::string_view>& texts,
                         const std::vector<std::size_t>& members, const Visit& visit) {
  for (const std::size_t i : members) {
    const std::string_view text = texts[i];
    for (std::size_t at = text.find(term); at != std::string_view::npos; at = text.find(term, at + 1)) {
      if (is_inside_word(text, at, term.size())) continue;
      if (!visit(text, at)) return;
    }
  }
}

/// Whether most words of the line that the position is in, or of what is near in a long one, are capitalised.
bool in_capitals(std::string_view text, std::size_t at) {
  const std::size_t from = at - std::min(at, bytes_beside);
  const std::string_view near = text.substr(from, at - from + bytes_beside);
  const std::size_t before = near.substr(0, at - from).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view line = near.substr(begin, std::min(near.find('\n', at - from), near.size()) - begin);
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_part_of_word(line[i]) || (i > 0 && line[i - 1] != ' ')) continue;
    ++words;
    if (line[i] >= 'A' && line[i] <= 'Z') ++capitals;
  }
  return words >= shortest_title && static_cast<double>(capitals) > most_of * static_cast<double>(words);
}

/// What a term goes on with, from its end: a space or a hyphen and a word; empty if nothing.
std::string_view next_word(std::string_view text) {
  if (text.empty() || (text[0] != ' ' && text[0] != '-')) return {};
  std::size_t end = 1;
  while (end < text.size() && is_part_of_word(text[end])) ++end;
  return end == 1 ? std::string_view() : text.substr(0, end);
}

/// What stands before a term that the text ends before: a word and a space or a hyphen; empty if nothing.
std::string_view last_word(std::string_view text) {
  if (text.empty() || (text.back() != ' ' && text.back() != '-')) return {};
  std::size_t begin = text.size() - 1;
  while (begin > 0 && is_part_of_word(text[begin - 1])) --begin;
  return begin + 1 == text.size() ? std::string_view() : text.substr(begin);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether what is there is a part of something: after "three-" or "60,", in "Photo/Ida Brandt", before "-year".
bool is_part(std::string_view text, std::size_t at, std::size_t size) {
  const char before = at > 0 ? text[at - 1] : ' ';
  const char after = at + size < text.size() ? text[at + size] : ' ';
  if (before == '-' || before == '/' || after == '/') return true;
  const bool name = text[at] >= 'A' && text[at] <= 'Z';
  if (!name && after == '-' && at + size + 1 < text.size() && is_ascii_word(text[at + size + 1])) return true;
  if (!name && before == '.' && at > 1 && is_ascii_word(text[at - 2])) return true;
  return (before == ',' || before == '.') && at > 1 && is_digit(text[at - 2]) && is_digit(text[at]);
}

/// Whether what stands between spaces is one word of the tokenizer's and no mark, in any script, but the apostrophe of
/// a plural ("veterans'").
bool is_one_word(std::string_view word) {
  thread_local Tokenizer tokenizer;
  thread_local std::vector<Token> tokens;
  tokenizer.tokenize(word, tokens);
  if (tokens.size() != 1 || tokens[0].begin != 0) return false;
  const std::string_view rest = word.substr(tokens[0].end);
  return rest.empty() || rest == "'" || rest == "\xE2\x80\x99";
}

std::size_t words_in(std::string_view term) {
  return 1 + static_cast<std::size_t>(std::ranges::count(term, ' '));
}

using Counts = std::map<std::string, std::size_t, std::less<>>;

/// How often the occurrences of a term have what on a side, but for those in lines of capitals.
template <class Side>
Counts counts_beside(std::string_view term, const std::vector<std::string_view>& texts,
                     const std::vector<std::size_t>& members, const Side& side) {
  Counts counts;
  for_each_occurrence(term, texts, members, [&](std::string_view text, std::size_t at) {
    if (in_capitals(text, at)) return true;
    const std::string_view beside = side(text, at);
    const auto found = counts.find(beside);
    ++(found != counts.end() ? found->second : counts[std::string(beside)]);
    return true;
  });
  return counts;
}

std::size_t sum_of(const Counts& counts) {
  std::size_t sum = 0;
  for (const auto& [beside, n] : counts) sum += n;
  return sum;
}

/// What most occurrences have on a side, if it can be a part of the phrase.
template <class Side>
std::string continuation(std::string_view term, const std::vector<std::string_view>& texts,
                         const std::vector<std::size_t>& members, const WordUse& use, const Analyzer& analyzer,
                         const Side& side) {
  const Counts counts = counts_beside(term, texts, members, side);
  if (counts.empty()) return {};
  const auto most = std::ranges::max_element(counts, {}, [](const auto& one) { return one.second; });
  const std::string& found = most->first;
  if (found.empty() || most->second < least_same ||
      static_cast<double>(most->second) <= most_of * static_cast<double>(sum_of(counts))) {
    return {};
  }
  const bool before = found.front() != ' ' && found.front() != '-';
  const std::string_view word =
      before ? std::string_view(found).substr(0, found.size() - 1) : std::string_view(found).substr(1);
  if (!is_one_word(word)) return {};
  const bool hyphen = found.front() == '-' || found.back() == '-';
  const bool holds = (is_function_word(word) && word != "New") || use.is_verb(word) || analyzer.analyze(word).empty();
  return hyphen || !holds ? found : std::string();
}

/// Whether a phrase goes on with what follows: a space or a hyphen and a word.
bool goes_on_with(std::string_view next, const WordUse& use) {
  if (next.empty()) return false;
  const std::string_view word = next.substr(1);
  return next.front() == '-' || !(is_digit(word.front()) || !is_one_word(word) || use.can_follow_noun(word));
}

}  // namespace

bool is_function_word(std::string_view word) {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> all;
    for (const std::string_view one : english_stop_words()) all.emplace(one);
    for (const char* one :
         {"against",    "aboard",      "according",  "ago",       "alongside",  "anywhere",     "apart",
          "aside",      "away",        "back",       "based",     "concerning", "due",          "elsewhere",
          "everywhere", "expected",    "first",      "following", "former",     "furthermore",  "half",
          "including",  "last",        "later",      "least",     "less",       "long",         "lot",
          "lots",       "meanwhile",   "moreover",   "near",      "need",       "nevertheless", "new",
          "next",       "nonetheless", "nowhere",    "one",       "ones",       "opposite",     "past",
          "plenty",     "regarding",   "second",     "soon",      "somewhere",  "third",        "throughout",
          "together",   "toward",      "underneath", "various",   "versus",     "vs",           "well",
          "whenever",   "whereby",     "wherever",   "two",       "three",      "four",         "five",
          "six",        "seven",       "eight",      "nine",      "ten",        "really",       "actually",
          "simply",     "dozen",       "dozens",     "hundred",   "hundreds",   "thousand",     "thousands",
          "million",    "millions",    "billion",    "billions",  "percent",    "great",        "good",
          "big",        "super",       "thing",      "things",    "way",        "ways",         "today",
          "yesterday",  "tomorrow",    "tonight",    "mr",        "mrs",        "ms",           "dr",
          "that'll",    "there'll",    "who'd",      "who'll",    "who've",     "what're",      "should've",
          "could've",   "would've",    "might've",   "must've",   "how'd",      "where'd",      "y'all",
          "needn't",    "gonna",       "wanna",      "gotta"}) {
      all.emplace(one);
    }
    return all;
  }();
  std::string key = small(word);
  for (std::size_t at = key.find("\xE2\x80\x99"); at != std::string::npos; at = key.find("\xE2\x80\x99")) {
    key.replace(at, 3, "'");
  }
  return words.contains(key);
}

std::size_t occurrences(std::string_view term, const std::vector<std::string_view>& texts,
                        const std::vector<std::size_t>& members) {
  const bool phrase = words_in(term) > 1;
  std::size_t n = 0;
  for_each_occurrence(term, texts, members, [&](std::string_view text, std::size_t at) {
    if (!is_part(text, at, term.size()) && (!phrase || !in_capitals(text, at))) ++n;
    return n < 2;
  });
  return n;
}

std::string whole_phrase(const std::string& term, const std::vector<std::string_view>& texts,
                         const std::vector<std::size_t>& members, const WordUse& use, const Analyzer& analyzer) {
  std::string phrase = term;
  const auto right = [&](std::string_view text, std::size_t at) { return next_word(text.substr(at + phrase.size())); };
  const auto left = [](std::string_view text, std::size_t at) { return last_word(text.substr(0, at)); };
  for (std::size_t step = 0; step < most_words; ++step) {
    const std::string after = continuation(phrase, texts, members, use, analyzer, right);
    if (!after.empty()) phrase += after;
    const std::string before = continuation(phrase, texts, members, use, analyzer, left);
    if (!before.empty()) phrase = before + phrase;
    if (after.empty() && before.empty()) break;
  }
  return words_in(phrase) > most_words ? std::string() : phrase;
}

bool always_goes_on(std::string_view term, const std::vector<std::string_view>& texts,
                    const std::vector<std::size_t>& members, const WordUse& use) {
  const Counts counts = counts_beside(term, texts, members, [&](std::string_view text, std::size_t at) {
    return next_word(text.substr(at + term.size()));
  });
  const std::size_t n = sum_of(counts);
  std::size_t ends = 0;
  for (const auto& [next, count] : counts) ends += goes_on_with(next, use) ? 0U : count;
  return n >= least_same && static_cast<double>(ends) <= most_cut * static_cast<double>(n);
}

bool is_second_half(std::string_view name, const std::vector<std::string_view>& texts,
                    const std::vector<std::size_t>& members) {
  constexpr std::string_view link = "and ";
  std::string first;  // with a space
  std::size_t n = 0;
  bool same = true;
  for_each_occurrence(name, texts, members, [&](std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    same = before.ends_with(link);
    const std::string_view word = same ? last_word(before.substr(0, at - link.size())) : std::string_view();
    same =
        !word.empty() && word.front() >= 'A' && word.front() <= 'Z' && word.back() == ' ' && (n == 0 || word == first);
    first = word;
    ++n;
    return same;
  });
  if (!same || n < least_same) return false;
  const std::string whole = first + std::string(link) + std::string(name);
  bool alone = false;
  for_each_occurrence(std::string_view(first).substr(0, first.size() - 1), texts, members,
                      [&](std::string_view text, std::size_t at) {
                        alone = !text.substr(at).starts_with(whole);
                        return !alone;
                      });
  return !alone;
}

}  // namespace tidings::detail
