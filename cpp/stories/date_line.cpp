#include "stories/date_line.hpp"

#include <algorithm>
#include <cstddef>

#include "stories/characters.hpp"
#include "stories/dates.hpp"
#include "stories/people.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_line = 160;
constexpr std::size_t longest_outlet = 5;

bool is_ascii_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

std::string_view bare(std::string_view word) {
  while (!word.empty() && std::string_view("([").find(word.front()) != npos) word.remove_prefix(1);
  while (!word.empty() && std::string_view(".,;:)]").find(word.back()) != npos) word.remove_suffix(1);
  return word;
}

/// "2031-03-03", "03/03/2031", "3.3.2031", "26-FEB-1987", "2031年3月3日": a whole date in one word.
bool is_whole_date(std::string_view word) {
  if (word.find("年") != npos) return !iso_date(word).empty();
  word = word.substr(0, word.find('T'));
  const auto joint = [](char byte) { return byte == '-' || byte == '/' || byte == '.'; };
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(word, is_ascii_digit));
  return digits >= 3 && is_ascii_digit(word[0]) && std::ranges::count_if(word, joint) == 2 && word.size() >= 6;
}

/// Words between the numbers of dates in any language: "at", "de", "Uhr", "GMT", "p.m.".
bool is_filler(std::string_view word) {
  return is_phrase(&Phrases::date_fillers, word);
}

bool is_weekday(std::string_view word) {
  return is_phrase(&Phrases::weekdays, word);
}

/// What the words of a text say about its being a date.
struct Signs {
  bool month = false;
  bool number = false;
  bool whole = false;
  bool age = false;
};

bool is_age_word(std::string_view word) {
  return is_phrase(&Phrases::age_words, word);
}

bool read_word(std::string_view word, Signs& signs) {
  word = bare(word);
  if (word.empty()) return true;
  const bool digit = is_ascii_digit(word[0]);
  signs.whole = signs.whole || is_whole_date(word);
  signs.number = signs.number || digit;
  signs.month = signs.month || (digit && word.ends_with("월"));
  if (is_age_word(word)) return signs.age = true;
  if (digit) return true;
  if (month_of(word) != 0) return signs.month = true;
  return is_weekday(word) || is_filler(word);
}

std::string_view without_label(std::string_view text) {
  const std::size_t label = opening_phrase(&Phrases::date_labels, text);
  const std::string_view rest = trim(text.substr(label));
  return label > 0 && rest.starts_with(':') ? trim(rest.substr(1)) : rest;
}

/// Where the next joint of a header line starts, and its length: a bar, a middle dot, a bullet, a dash with spaces.
Span find_joint(std::string_view line, std::size_t from) {
  for (std::size_t at = from; at < line.size();) {
    const Character character = character_at(line, at);
    const bool bar = character.code == U'|' || character.code == U'·' || character.code == U'•' ||
                     character.code == U'\t' || character.code == U';';
    const bool spaced_dash =
        is_dash(character.code) && at > 0 && space_at(line, at - 1) > 0 && space_at(line, at + character.length) > 0;
    if (bar || spaced_dash) return {at, at + character.length};
    at += character.length;
  }
  return {line.size(), line.size()};
}

std::vector<std::string_view> split_line(std::string_view line) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin < line.size();) {
    const Span joint = find_joint(line, begin);
    const std::string_view piece = trim(line.substr(begin, joint.begin - begin));
    if (!piece.empty()) pieces.push_back(piece);
    begin = std::max(joint.end, joint.begin + (joint.begin == line.size() ? 1 : 0));
  }
  return pieces;
}

/// "Reuters, March 3, 2031" and "March 3, 2031, Reuters" as two pieces; otherwise the piece itself.
void split_at_outlet(std::string_view piece, std::vector<std::string_view>& pieces) {
  const std::size_t first = piece.find(',');
  const std::size_t last = piece.rfind(',');
  if (first != npos && !is_date(piece)) {
    const bool date_after = is_date(trim(piece.substr(first + 1)));
    const bool date_before = is_date(trim(piece.substr(0, last)));
    if (date_after || date_before) {
      const std::size_t comma = date_after ? first : last;
      pieces.push_back(trim(piece.substr(0, comma)));
      pieces.push_back(trim(piece.substr(comma + 1)));
      return;
    }
  }
  pieces.push_back(piece);
}

bool is_outlet(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text, longest_outlet + 1);
  if (words.empty() || words.size() > longest_outlet) return false;
  const char32_t first = first_character(text).code;
  return is_letter(first) && !is_lower(first) && !is_full_stop(last_character(text).code);
}

/// The end of a sentence that was wrapped, as against "10:05 a.m.".
bool ends_in_full_stop(std::string_view line) {
  return is_full_stop(last_character(line).code) && !same_words(line.substr(line.size() - 2), "m.");
}

/// Reads one piece; false if it is nothing that stands beside a date.
bool read_piece(std::string_view piece, DateLine& line, bool& dated) {
  if (is_date(piece)) {
    if (line.published.empty()) line.published = published_date(without_label(piece));
    return dated = true;
  }
  std::vector<std::string> names = read_byline(piece);
  if (!names.empty() && line.names.empty()) {
    line.names = std::move(names);
    return true;
  }
  if (is_person(piece) && line.names.empty()) {
    line.names.emplace_back(piece);
    return true;
  }
  if (!line.source.empty() || !is_outlet(piece)) return false;
  line.source = piece;
  return true;
}

}  // namespace

bool is_date(std::string_view text) {
  text = without_label(text);
  const std::vector<std::string_view> words = words_of(text, 12);
  if (words.empty() || words.size() > 11) return false;
  Signs signs;
  for (const std::string_view word : words) {
    if (!read_word(word, signs)) return false;
  }
  return signs.whole || ((signs.month || signs.age) && signs.number);
}

std::optional<DateLine> read_date_line(std::string_view line) {
  if (line.size() > longest_line || std::ranges::none_of(line, is_ascii_digit)) return std::nullopt;
  if (ends_in_full_stop(line)) return std::nullopt;
  std::vector<std::string_view> pieces;
  for (const std::string_view piece : split_line(line)) split_at_outlet(piece, pieces);
  if (pieces.size() > 4) return std::nullopt;
  DateLine result;
  bool dated = false;
  for (const std::string_view piece : pieces) {
    if (!read_piece(piece, result, dated)) return std::nullopt;
  }
  return dated ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace tidings::detail
