#include "stories/dateline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "stories/characters.hpp"
#include "stories/dates.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_head = 100;
constexpr std::size_t longest_agency = 40;
constexpr std::size_t shortest_prose = 30;

/// Agencies that may stand after a place in small letters: "Berlin (dpa) -".
constexpr std::array known_agencies{
    "reuters", "ap",  "afp", "upi", "dpa", "efe", "xinhua", "ansa",   "tass",     "kyodo",     "pti",
    "ians",    "ani", "apa", "sda", "ats", "bbc", "cp",     "yonhap", "interfax", "itar-tass", "the associated press"};

bool is_known_agency(std::string_view agency) {
  return std::ranges::any_of(known_agencies, [&](std::string_view known) { return same_words(known, agency); });
}

/// "Reuters", "dpa", "Thomson Reuters Foundation": no digits, and several words only with capitals.
bool is_agency(std::string_view text) {
  if (text.empty() || text.size() > longest_agency || !is_letter(first_character(text).code)) return false;
  const bool plain = std::ranges::none_of(
      text, [](char byte) { return byte == ',' || byte == ';' || is_digit(static_cast<unsigned char>(byte)); });
  const std::vector<std::string_view> words = words_of(text, 5);
  return plain && words.size() < 5 &&
         (words.size() == 1 || std::ranges::none_of(words, [](auto w) { return is_lower(first_character(w).code); }));
}

/// The length of the dash that starts at `at`, with a full stop or comma before it ("(EFE).-") and white space around
/// it.
std::size_t dash_length(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (space_at(line, end) > 0) end += space_at(line, end);
  if (end < line.size() && (line[end] == '.' || line[end] == ',' || line[end] == ':')) ++end;
  while (space_at(line, end) > 0) end += space_at(line, end);
  const std::size_t dash = end;
  while (is_dash(character_at(line, end).code)) end += character_at(line, end).length;
  return end == dash ? 0 : end - at;
}

/// A dash that can end a head without an agency: after white space, or longer than a hyphen.
bool is_free_dash(std::string_view line, std::size_t at) {
  const Character character = character_at(line, at);
  if (!is_dash(character.code)) return false;
  const bool spaced = at > 0 && space_at(line, at - 1) > 0;
  return spaced || character.length > 1 || line.substr(at, 2) == "--";
}

/// Where the places and the date end: at a bracket or a dash.
std::size_t find_head_end(std::string_view line) {
  for (std::size_t at = 0; at < std::min(line.size(), longest_head); at += character_at(line, at).length) {
    if (line[at] == '(' || is_free_dash(line, at)) return at;
  }
  return npos;
}

bool is_place_word(std::string_view word, bool capitals) {
  const char32_t first = first_character(word).code;
  if (!is_letter(first) && !is_opening_quote(first)) return false;
  return capitals ? is_all_capitals(word) || !is_lower(first) : !is_lower(first);
}

/// One to five words; in capitals only, if so asked.
bool is_place(std::string_view text, bool capitals) {
  const std::vector<std::string_view> words = words_of(text, 6);
  if (words.empty() || words.size() > 5 || (capitals && (!is_all_capitals(text) || text.size() < 2))) return false;
  return std::ranges::all_of(words, [&](auto word) { return is_place_word(word, capitals); });
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

std::vector<std::string_view> split_at_commas(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::size_t comma = text.find(','); comma != npos; comma = text.find(',')) {
    pieces.push_back(trim(text.substr(0, comma)));
    text.remove_prefix(comma + 1);
  }
  pieces.push_back(trim(text));
  return pieces;
}

/// Where in a piece without commas a date starts: "SALVADOR Feb 26".
std::size_t find_date(std::string_view piece) {
  for (const std::string_view word : words_of(piece, 8)) {
    const bool date = starts_date(word) && (word.data() == piece.data() || month_of(word) != 0);
    if (date) return static_cast<std::size_t>(word.data() - piece.data());
  }
  return npos;
}

/// Reads the places and the date piece by piece; a piece that is neither makes it no dateline.
class HeadReader {
 public:
  HeadReader(Dateline& dateline, bool capitals) : dateline_(dateline), capitals_(capitals) {}

  bool read(std::string_view piece) {
    const std::size_t date = find_date(piece);
    const std::string_view place = trim(piece.substr(0, date));
    if (!place.empty() && !read_place(place)) return false;
    return date == npos ? !place.empty() : read_date(piece.substr(date));
  }

 private:
  bool read_place(std::string_view text) {
    if (!dateline_.date.empty()) return false;
    if (!dateline_.places.empty() && is_region(text)) {
      dateline_.places.back().append(", ").append(text);
      return true;
    }
    const std::vector<std::string_view> places = split_places(text);
    dateline_.places.insert(dateline_.places.end(), places.begin(), places.end());
    return std::ranges::all_of(places, [this](std::string_view place) { return is_place(place, capitals_); });
  }

  bool read_date(std::string_view text) {
    if (words_of(text, 6).size() > 5) return false;
    dateline_.date.append(dateline_.date.empty() ? "" : ", ").append(text);
    return true;
  }

  /// "Ukraine", "Calif.", "D.C.", "ME" after a place, as against a second place in capitals.
  static bool is_region(std::string_view text) {
    const bool abbreviated = text.size() <= 2 || text.find('.') != npos;
    return is_place(text, false) && (abbreviated || !is_all_capitals(text));
  }

  Dateline& dateline_;
  bool capitals_;
};

bool is_label(std::string_view head) {
  return any_phrase(&Phrases::headline_labels, [&](std::string_view label) { return starts_with_phrase(head, label); });
}

/// Reads "LONDON/PARIS, March 3" into the dateline.
bool read_head(std::string_view head, bool capitals, Dateline& dateline) {
  if (head.empty() || is_label(head)) return false;
  HeadReader reader(dateline, capitals);
  return std::ranges::all_of(split_at_commas(head), [&](auto piece) { return reader.read(piece); }) &&
         !dateline.places.empty();
}

bool starts_prose(std::string_view text) {
  const char32_t first = first_character(text).code;
  const bool opens = is_opening_quote(first) || is_digit(first) || (is_letter(first) && !is_lower(first));
  return opens && (text.size() >= shortest_prose || is_full_stop(last_character(text).code));
}

std::optional<DatelineMatch> match_with_agency(std::string_view line, std::size_t bracket) {
  const std::size_t close = line.substr(0, bracket + longest_agency + 2).find(')', bracket);
  if (close == npos) return std::nullopt;
  const std::string_view agency = trim(line.substr(bracket + 1, close - bracket - 1));
  DatelineMatch match;
  if (!is_agency(agency) || !read_head(trim(line.substr(0, bracket)), !is_known_agency(agency), match.dateline)) {
    return std::nullopt;
  }
  const std::size_t dash = dash_length(line, close + 1);
  if (dash == 0 && match.dateline.date.empty()) return std::nullopt;
  match.dateline.agency = agency;
  match.length = close + 1 + dash;
  return match;
}

std::optional<DatelineMatch> match_without_agency(std::string_view line, std::size_t dash) {
  DatelineMatch match;
  if (!read_head(trim(line.substr(0, dash)), true, match.dateline)) return std::nullopt;
  match.length = dash + dash_length(line, dash);
  const std::string_view rest = trim(line.substr(match.length));
  const bool dated = !match.dateline.date.empty();
  return (dated && rest.empty()) || starts_prose(rest) ? std::optional(match) : std::nullopt;
}

}  // namespace

std::optional<DatelineMatch> match_dateline(std::string_view line) {
  const char32_t first = first_character(line).code;
  if (!is_letter(first) || is_lower(first)) return std::nullopt;
  const std::size_t end = find_head_end(line);
  if (end == npos) return std::nullopt;
  return line[end] == '(' ? match_with_agency(line, end) : match_without_agency(line, end);
}

}  // namespace tidings::detail
