#include "stories/dateline_head.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "stories/agencies.hpp"
#include "stories/characters.hpp"
#include "stories/dates.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_place = 5;
constexpr std::size_t longest_uncased_place = 3;
constexpr std::size_t widest_uncased_place = 20;
constexpr std::size_t longest_uncased_date = 3;
constexpr std::size_t longest_dated_place = 3;  // without a comma: "SALVADOR Feb 26"

bool has_case(char32_t code) {
  return is_upper(code) || is_lower(code);
}

bool is_numeral(std::string_view word) {
  return is_digit(first_character(word).code);
}

bool is_place_character(char32_t code) {
  return !is_digit(code) && U":;!?\"“”„«»()[]{}<>|=*#@%$€£+_…。，、：；！？（）《》〈〉「」『』।"sv.find(code) ==
                                std::u32string_view::npos;
}

bool is_place_word(std::string_view word) {
  const Character first = first_character(word);
  if (!is_letter(first.code) || is_lower(first.code)) return false;
  for (std::size_t at = 0; at < word.size(); at += character_at(word, at).length) {
    if (!is_place_character(character_at(word, at).code)) return false;
  }
  return true;
}

/// "de", "am", "of": words in small letters inside a place's name.
bool is_place_particle(std::string_view word) {
  constexpr std::array particles{"am", "an", "auf", "ob", "sur", "sous", "de", "del", "la", "le", "of", "the", "upon"};
  return std::ranges::find(particles, word) != particles.end();
}

/// One to five words with capitals: "Rio de Janeiro", "ST. PAUL".
bool is_place(std::string_view text, PlaceCase place_case) {
  const std::vector<std::string_view> words = words_of(text, longest_place + 1);
  if (words.empty() || words.size() > longest_place || text.size() < 2) return false;
  const bool cased = has_case(first_character(text).code);
  if (cased && place_case == PlaceCase::capitals && !is_all_capitals(text)) return false;
  if (!cased &&
      (words.size() > longest_uncased_place || width_of(text, widest_uncased_place + 1) > widest_uncased_place))
    return false;
  return is_place_word(words.front()) && is_place_word(words.back()) &&
         std::ranges::all_of(words, [](auto word) { return is_place_word(word) || is_place_particle(word); });
}

/// "Ukraine", "Calif.", "D.C.", "ME" after a place, as against a second place in capitals.
bool is_region(std::string_view text) {
  const bool abbreviated = text.size() <= 2 || text.find('.') != npos;
  return is_place(text, PlaceCase::any) && (abbreviated || !is_all_capitals(text));
}

std::vector<std::string_view> split_at_commas(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = begin;
    while (end < text.size() && text[end] != ',' && !text.substr(end).starts_with("،")) ++end;
    pieces.push_back(trim(text.substr(begin, end - begin)));
    begin = end + (end < text.size() ? character_at(text, end).length : 1);
  }
  return pieces;
}

/// "LONDON/PARIS" and "GENEVA and LONDON" as places.
std::vector<std::string_view> split_places(std::string_view text) {
  std::vector<std::string_view> places;
  while (true) {
    const std::size_t slash = text.find('/');
    const std::size_t conjunction = std::min(text.find(" and "), text.find(" AND "));
    const std::size_t end = std::min(slash, conjunction);
    places.push_back(trim(text.substr(0, end)));
    if (end == npos) return places;
    text.remove_prefix(end + (end == slash ? 1 : 5));
  }
}

/// The digits at the start of a word, at most five of them counted.
std::size_t count_digits(std::string_view word) {
  std::size_t end = 0;
  while (is_digit(character_at(word, end).code)) end += character_at(word, end).length;
  return width_of(word.substr(0, end), 5);
}

/// "3", "3rd", "3."; alone in its piece also "2026" and "2026-03-03".
bool is_date_number(std::string_view word, bool alone) {
  const std::size_t digits = count_digits(word);
  return (digits < 3 && word.find_first_of(",:/") == npos) || (alone && digits == 4);
}

/// Whether a date starts with the word at `at`: "3 March", "March 3", "Tuesday", and not "Mar del Plata".
bool starts_date_at(const std::vector<std::string_view>& words, std::size_t at) {
  const bool last = at + 1 == words.size();
  if (is_numeral(words[at])) {
    if (!is_date_number(words[at], words.size() == 1)) return false;
    return at == 0 || words[at - 1].ends_with('.') ||
           (!last && (month_of(words[at + 1]) != 0 || !has_case(first_character(words[at + 1]).code)));
  }
  if (month_of(words[at]) != 0) return !last && is_numeral(words[at + 1]);
  return at == 0 && starts_date(words[at]);
}

std::string_view without_stop(std::string_view text) {
  return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

/// "MOSCOW." without its full stop, but "D.C." and "Pa." with theirs.
std::string_view without_last_stop(std::string_view place) {
  const std::string_view word = words_of(place).back();
  return word.size() > 4 && word.find('.') + 1 == word.size() ? without_stop(place) : place;
}

/// Reads a head piece by piece.
class HeadReader {
 public:
  HeadReader(Dateline& dateline, PlaceCase place_case) : dateline_(dateline), place_case_(place_case) {}

  /// Reads what stands between two commas: a place, a date, or "SALVADOR Feb 26".
  bool read(std::string_view piece) {
    if (piece.empty()) return !dateline_.places.empty();
    const std::vector<std::string_view> words = words_of(piece, 9);
    std::size_t date = 0;
    while (date < words.size() && !starts_date_at(words, date)) ++date;
    if (date == words.size()) return dateline_.date.empty() ? read_place(piece) : read_agency(piece);
    const auto begin = static_cast<std::size_t>(words[date].data() - piece.data());
    const std::string_view place = trim(piece.substr(0, begin));
    if (date > longest_dated_place) return false;
    return (place.empty() || read_place(dateline_.places.empty() ? without_last_stop(place) : place)) &&
           read_date(piece.substr(begin));
  }

 private:
  bool read_place(std::string_view text) {
    if (!dateline_.places.empty() && is_region(text)) {
      dateline_.places.back().append(", ").append(text);
      return true;
    }
    const std::vector<std::string_view> places = split_places(text);
    dateline_.places.insert(dateline_.places.end(), places.begin(), places.end());
    return std::ranges::all_of(places, [this](std::string_view place) { return is_place(place, place_case_); });
  }

  /// A date's words, and the agency after a full stop: "March 3. INTERFAX".
  bool read_date(std::string_view text) {
    const std::vector<std::string_view> words = words_of(text, 7);
    std::size_t end = 1;
    while (end < words.size() &&
           (!words[end - 1].ends_with('.') || is_numeral(words[end]) || month_of(words[end]) != 0))
      ++end;
    const bool uncased = end > 1 && !has_case(first_character(words[1]).code) && !is_numeral(words[1]);
    if (end > 5 || (uncased && end > longest_uncased_date)) return false;
    const std::size_t length = static_cast<std::size_t>(words[end - 1].data() - text.data()) + words[end - 1].size();
    const std::string_view date = text.substr(0, length);
    const bool abbreviated = end == words.size() && month_of(words[end - 1]) != 0;
    dateline_.date.append(dateline_.date.empty() ? "" : ", ").append(abbreviated ? date : without_stop(date));
    return end == words.size() || read_agency(trim(text.substr(length)));
  }

  bool read_agency(std::string_view text) {
    if (!dateline_.agency.empty() || !is_agency(text)) return false;
    dateline_.agency = text;
    return is_known_agency(text) || is_all_capitals(text);
  }

  Dateline& dateline_;
  PlaceCase place_case_;
};

}  // namespace

bool read_head(std::string_view head, PlaceCase place_case, Dateline& dateline) {
  if (head.empty() || opening_phrase(&Phrases::headline_labels, head) > 0) return false;
  HeadReader reader(dateline, place_case);
  return std::ranges::all_of(split_at_commas(head), [&](auto piece) { return reader.read(piece); }) &&
         !dateline.places.empty();
}

bool read_date_head(std::string_view head, Dateline& dateline) {
  if (head.empty()) return false;
  HeadReader reader(dateline, PlaceCase::any);
  return std::ranges::all_of(split_at_commas(head), [&](auto piece) { return reader.read(piece); }) &&
         dateline.places.empty() && !dateline.date.empty() && dateline.agency.empty();
}

}  // namespace tidings::detail
