#include "text/name_runs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include "text/capitals.hpp"
#include "tidings/text/stop_words.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest_run = 6;
constexpr std::size_t shortest_title = 5;  ///< words of a headline
constexpr double most_capitals = 0.6;      ///< in a line of text

std::string lower(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool is_stop_word(std::string_view word) {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> all;
    for (const std::string_view one : english_stop_words()) all.emplace(one);
    for (const char* title : {"mr", "mrs", "ms", "dr", "gov", "rep", "reps", "sen", "sens", "gen", "lt", "please"}) {
      all.emplace(title);
    }
    return all;
  }();
  return words.contains(lower(word)) && lower(word) != "new";
}

bool is_link(std::string_view word) {
  constexpr std::array<std::string_view, 10> links{"of", "for", "de", "del", "da", "di", "al", "el", "von", "van"};
  return std::ranges::find(links, word) != links.end();
}

/// Days and months, which are no names of whom or where.
bool is_date(std::string_view word) {
  constexpr std::array<std::string_view, 27> dates{
      "monday",   "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",    "january", "february",
      "march",    "april",   "may",       "june",     "july",   "august",   "september", "october", "november",
      "december", "jan",     "feb",       "aug",      "sept",   "oct",      "nov",       "dec",     "thanksgiving"};
  return std::ranges::find(dates, lower(word)) != dates.end();
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view end : {"'s", "\xE2\x80\x99s"}) {
    if (word.ends_with(end)) return word.substr(0, word.size() - end.size());
  }
  return word;
}

struct Word {
  std::string_view text;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool starts_sentence = false;
  bool capital = false;
};

/// Reads one line.
class Line {
 public:
  Line(std::string_view text, std::vector<Word> words) : text_(text), words_(std::move(words)) {}

  void read(std::vector<NameRun>& names) const {
    const auto capitals = static_cast<double>(std::ranges::count_if(words_, &Word::capital));
    if (words_.size() >= shortest_title && capitals > most_capitals * static_cast<double>(words_.size())) return;
    for (std::size_t i = 0; i < words_.size();) {
      const std::size_t end = words_[i].capital ? run_from(i) : i + 1;
      if (words_[i].capital) add(i, end, names);
      i = end;
    }
  }

 private:
  [[nodiscard]] bool joined(std::size_t a, std::size_t b) const {
    const std::string_view between = text_.substr(words_[a].end, words_[b].begin - words_[a].end);
    return (between == " " || between == "-") && !words_[b].starts_sentence &&
           without_possessive(words_[a].text).size() == words_[a].text.size();
  }

  /// Of a word with a hyphen, or a short form such as "Gov.".
  [[nodiscard]] bool is_part(const Word& word) const {
    constexpr std::size_t longest_short_form = 4;
    const char next = word.end < text_.size() ? text_[word.end] : ' ';
    const char previous = word.begin > 0 ? text_[word.begin - 1] : ' ';
    return next == '-' || previous == '-' || (next == '.' && word.text.size() <= longest_short_form);
  }

  [[nodiscard]] std::size_t run_from(std::size_t begin) const {
    std::size_t end = begin + 1;
    while (end < words_.size() && joined(end - 1, end)) {
      if (words_[end].capital) {
        ++end;
      } else if (end + 1 < words_.size() && is_link(words_[end].text) && words_[end + 1].capital &&
                 joined(end, end + 1)) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  void add(std::size_t begin, std::size_t end, std::vector<NameRun>& names) const {
    const bool first = words_[begin].starts_sentence;
    while (begin < end && (is_stop_word(words_[begin].text) || is_link(words_[begin].text))) ++begin;
    while (end > begin && (is_stop_word(words_[end - 1].text) || is_link(words_[end - 1].text))) --end;
    if (begin == end || end - begin > longest_run) return;
    if (end - begin == 1 && (first && words_[begin].starts_sentence)) return;
    if (end - begin == 1 && (is_date(words_[begin].text) || is_part(words_[begin]))) return;
    const std::string_view last = without_possessive(words_[end - 1].text);
    std::string name(text_.substr(words_[begin].begin, words_[end - 1].begin - words_[begin].begin));
    name += last;
    names.push_back({std::move(name), words_[begin].begin, words_[end - 1].end});
  }

  std::string_view text_;
  std::vector<Word> words_;
};

}  // namespace

std::vector<NameRun> name_runs(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<NameRun> names;
  std::vector<Word> line;
  std::string_view before;
  std::size_t end_before = 0;
  for (const Token& token : tokens) {
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const std::string_view between = text.substr(end_before, token.begin - end_before);
    if (between.find('\n') != std::string_view::npos) {
      Line(text, std::move(line)).read(names);
      line.clear();
    }
    line.push_back({word, token.begin, token.end, ends_sentence(between, before), is_capitalised(word)});
    before = word;
    end_before = token.end;
  }
  Line(text, std::move(line)).read(names);
  return names;
}

}  // namespace tidings::detail
