#include "stories/dateline.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "stories/agencies.hpp"
#include "stories/characters.hpp"
#include "stories/dateline_east_asian.hpp"
#include "stories/dateline_head.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_head = 100;
constexpr std::size_t longest_agency = 60;
constexpr std::size_t shortest_prose = 30;

std::size_t skip_space(std::string_view line, std::size_t at) {
  while (space_at(line, at) > 0) at += space_at(line, at);
  return at;
}

/// The length of the dash that starts at `at`, with a full stop or comma before it ("(EFE).-") and white space around
/// it.
std::size_t dash_length(std::string_view line, std::size_t at) {
  std::size_t end = skip_space(line, at);
  if (end < line.size() && (line[end] == '.' || line[end] == ',' || line[end] == ':')) end = skip_space(line, end + 1);
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

constexpr std::string_view wide_bracket = "（";

/// The length of the bracket, or the slash after white space, that opens an agency's name at `at`, or 0.
std::size_t opening_mark(std::string_view line, std::size_t at) {
  if (line[at] == '(' || (line[at] == '/' && at > 0 && space_at(line, at - 1) > 0)) return 1;
  return line.substr(at).starts_with(wide_bracket) ? wide_bracket.size() : 0;
}

/// Where the places and the date end: at an agency or a dash.
std::size_t find_head_end(std::string_view line, std::size_t from) {
  for (std::size_t at = from; at < std::min(line.size(), from + longest_head);) {
    const auto byte = static_cast<unsigned char>(line[at]);
    const bool may_end = byte == '(' || byte == '/' || byte == '-' || byte == 0xE2 || byte == 0xEF;
    if (may_end && (opening_mark(line, at) > 0 || is_free_dash(line, at))) return at;
    ++at;
  }
  return npos;
}

bool opens_sentence(std::string_view text) {
  const char32_t first = first_character(text).code;
  return is_opening_quote(first) || is_digit(first) || (is_letter(first) && !is_lower(first));
}

bool is_uncased_letter(char32_t code) {
  return is_letter(code) && !is_upper(code) && !is_lower(code);
}

/// What opens an article's text. Short lines count only with a full stop: "LONDON - Page two" is a heading.
bool starts_prose(std::string_view text) {
  return opens_sentence(text) && (text.size() >= shortest_prose || is_full_stop(last_character(text).code));
}

/// A text between brackets or slashes: "(AFP)", "/TASS/".
struct Enclosed {
  std::string_view text;
  std::size_t end = npos;  ///< behind the closing mark
};

Enclosed read_enclosed(std::string_view line, std::size_t open) {
  const std::size_t begin = open + opening_mark(line, open);
  const std::string_view narrow = line[open] == '/' ? "/" : ")";
  const std::string_view mark = begin == open + 1 ? narrow : "）";
  const std::size_t close = line.substr(0, begin + longest_agency + 2).find(mark, begin);
  if (close == npos) return {};
  return {trim(line.substr(begin, close - begin)), close + mark.size()};
}

/// "April 2 (Reuters) -": a date, a known agency and a dash.
std::optional<DatelineMatch> match_date_and_agency(std::string_view line, std::size_t open) {
  const auto [agency, end] = read_enclosed(line, open);
  const std::size_t dash = dash_length(line, end);
  DatelineMatch match;
  if (dash == 0 || !read_date_head(trim(line.substr(0, open)), match.dateline)) return std::nullopt;
  match.dateline.agency = agency;
  match.length = end + dash;
  return match;
}

/// "KYIV, Ukraine (AP) —", "Berlin (dpa) -", "Washington (CNN)", "MOSCOW, March 3. /TASS/."
std::optional<DatelineMatch> match_with_agency(std::string_view line, std::size_t open) {
  const auto [agency, end] = read_enclosed(line, open);
  if (end == npos || !is_agency(agency)) return std::nullopt;
  const bool known = is_known_agency(agency);
  const bool slashes = line[open] == '/';
  DatelineMatch match;
  if (!read_head(trim(line.substr(0, open)), PlaceCase::any, match.dateline)) {
    return known ? match_date_and_agency(line, open) : std::nullopt;
  }
  const bool dated = !match.dateline.date.empty();
  Dateline strict;
  const bool capitals = read_head(trim(line.substr(0, open)), PlaceCase::capitals, strict);
  const std::size_t dash = dash_length(line, end);
  const std::string_view text = trim(line.substr(end));
  const bool trusted = dash > 0 || dated || (starts_prose(text) && !is_uncased_letter(first_character(text).code));
  const bool strange = dash > 0 && (dated || (capitals && words_of(agency, 3).size() < 3));
  if (known ? !trusted : !strange) return std::nullopt;
  const bool stop = slashes && dash == 0 && line.substr(end).starts_with('.');
  match.dateline.agency = agency;
  match.length = end + dash + (stop ? 1U : 0U);
  return match;
}

/// The length of "РИА Новости." where a known agency's name and a full stop follow a dated head, or 0.
std::size_t agency_after(std::string_view text) {
  const std::size_t begin = skip_space(text, 0);
  const std::size_t stop = text.substr(0, begin + longest_agency).find(". ", begin);
  return stop != npos && is_known_agency(text.substr(begin, stop - begin)) ? stop + 1 : 0;
}

/// "LONDON, March 3 -", "KYIV, Ukraine —", "МОСКВА, 3 мар - РИА Новости."
std::optional<DatelineMatch> match_without_agency(std::string_view line, std::size_t begin, std::size_t dash) {
  const std::string_view head = trim(line.substr(begin, dash - begin));
  DatelineMatch match;
  const bool loose = read_head(head, PlaceCase::any, match.dateline);
  const bool dated = loose && !match.dateline.date.empty();
  Dateline strict;
  const bool cased = !is_uncased_letter(first_character(head).code);
  if (!dated && !(cased && read_head(head, PlaceCase::capitals, strict))) return std::nullopt;
  match.length = dash + dash_length(line, dash);
  const std::string_view rest = line.substr(match.length);
  if (const std::size_t agency = dated ? agency_after(rest) : 0; agency > 0) {
    match.dateline.agency = trim(rest.substr(0, agency - 1));
    match.length += agency;
  }
  const std::string_view text = trim(rest);
  const bool small = is_lower(first_character(text).code) && !read_head(head, PlaceCase::capitals, strict);
  return (dated && !small) || starts_prose(text) ? std::optional(match) : std::nullopt;
}

/// "(Reuters) - Lava ...", "(CNN) Lava ...", "(ANSA) - ROMA, 3 MAR -".
std::optional<DatelineMatch> match_agency_first(std::string_view line) {
  const auto [agency, end] = read_enclosed(line, 0);
  if (end == npos || !is_agency(agency)) return std::nullopt;
  const bool known = is_known_agency(agency);
  if (!known && (!is_all_capitals(agency) || words_of(agency, 2).size() > 1)) return std::nullopt;
  const std::size_t dash = dash_length(line, end);
  if (dash == 0 && !known) return std::nullopt;
  const std::size_t head_end = dash == 0 ? npos : find_head_end(line, end + dash);
  if (head_end != npos && opening_mark(line, head_end) == 0) {
    if (auto match = match_without_agency(line, end + dash, head_end)) {
      match->dateline.agency = agency;
      return match;
    }
  }
  if (!starts_prose(trim(line.substr(end + dash)))) return std::nullopt;
  DatelineMatch match;
  match.dateline.agency = agency;
  match.length = end + dash;
  return match;
}

/// "**LONDON (Reuters)** -", "*LONDON*, March 3 —": Markdown's emphasis round a part of a dateline, or all of it.
std::optional<DatelineMatch> match_emphasised(std::string_view line) {
  const std::size_t width = std::min(line.find_first_not_of(line.front()), line.size());
  const std::string_view mark = line.substr(0, width);
  const std::size_t close = line.substr(0, longest_head + longest_agency).find(mark, width);
  if (width > 3 || close == npos || close == width) return std::nullopt;
  const std::size_t inside = close - width;
  const std::string bare = std::string(line.substr(width, inside)).append(line.substr(close + width));
  if (!is_letter(first_character(bare).code)) return std::nullopt;
  auto match = match_dateline(bare);
  if (!match || match->length < inside) return std::nullopt;
  match->length += 2 * width;
  return match;
}

}  // namespace

std::optional<DatelineMatch> match_dateline(std::string_view line) {
  if (line.starts_with('*') || line.starts_with('_')) return match_emphasised(line);
  const char32_t first = first_character(line).code;
  if (first == '(' || first >= 0x3000) {
    if (auto match = match_east_asian_dateline(line)) return match;
  }
  if (first == '(') return match_agency_first(line);
  if (!is_letter(first) || is_lower(first)) return std::nullopt;
  const std::size_t end = find_head_end(line, 0);
  if (end == npos) return std::nullopt;
  return opening_mark(line, end) > 0 ? match_with_agency(line, end) : match_without_agency(line, 0, end);
}

}  // namespace tidings::detail
