#include "stories/dateline_east_asian.hpp"

#include <algorithm>
#include <array>

#include "stories/characters.hpp"

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_head = 90;
constexpr std::size_t longest_tail = 18;
constexpr std::size_t han_size = 3;

/// How names of agencies and papers end: "新华社", "中新网", "本报".
constexpr std::array agency_endings{"社", "网", "網", "报", "報", "台"};
/// "电", "讯": what was sent by wire.
constexpr std::array wire_marks{"电", "電", "讯", "訊"};

std::size_t opening_bracket(std::string_view line) {
  for (const std::string_view bracket : {"（"sv, "("sv, "【"sv, "［"sv}) {
    if (line.starts_with(bracket)) return bracket.size();
  }
  return 0;
}

/// The length of the closing bracket that starts at `at`, or 0.
std::size_t closing_bracket(std::string_view line, std::size_t at) {
  for (const std::string_view bracket : {"）"sv, ")"sv, "】"sv, "］"sv}) {
    if (line.substr(std::min(at, line.size())).starts_with(bracket)) return bracket.size();
  }
  return 0;
}

/// Han, kana or Hangul.
bool is_east_asian(char32_t code) {
  return (code >= 0x3041 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xAC00 && code <= 0xD7A3);
}

/// Where the letters of East Asia that start at `at` end.
std::size_t end_of_run(std::string_view line, std::size_t at) {
  while (at < line.size() && is_east_asian(character_at(line, at).code)) at += character_at(line, at).length;
  return at;
}

/// The end of "3月3日" or "3日" at `at`, or npos.
std::size_t end_of_date(std::string_view line, std::size_t at) {
  for (const std::string_view unit : {"月"sv, "日"sv}) {
    std::size_t digits = at;
    while (is_digit(character_at(line, digits).code)) digits += character_at(line, digits).length;
    const bool found = digits > at && line.substr(digits).starts_with(unit);
    if (!found && unit == "日"sv) return npos;
    if (found) at = digits + unit.size();
  }
  return at;
}

/// The end of "电", "新媒体专电" or "讯" after a date, or npos.
std::size_t end_of_wire_mark(std::string_view line, std::size_t at) {
  for (std::size_t end = at; end < std::min(line.size(), at + longest_tail); end += han_size) {
    for (const std::string_view mark : wire_marks) {
      if (line.substr(end).starts_with(mark)) return end + mark.size();
    }
    if (character_at(line, end).length != han_size || !is_east_asian(character_at(line, end).code)) return npos;
  }
  return npos;
}

/// The length of the agency's name at the start of the text, or 0.
std::size_t agency_length(std::string_view text) {
  std::size_t length = 0;
  for (const std::string_view ending : agency_endings) {
    const std::size_t at = text.find(ending, han_size);
    const std::size_t end = at == npos ? 0 : at + ending.size();
    if (end > 0 && (length == 0 || end < length)) length = end;
  }
  return text.starts_with("本报") || text.starts_with("本報") ? 2 * han_size : length;
}

std::optional<DatelineMatch> match_chinese(std::string_view line, std::size_t open) {
  const std::size_t digits = end_of_run(line, open);
  const std::string_view head = line.substr(open, digits - open);
  const std::size_t agency = agency_length(head);
  const std::size_t date = end_of_date(line, digits);
  if (agency == 0 || date == npos || head.size() > longest_head) return std::nullopt;
  std::size_t end = end_of_wire_mark(line, date);
  if (end == npos) return std::nullopt;
  if (open > 0) {
    const std::size_t close = closing_bracket(line, end);
    if (close == 0) return std::nullopt;
    end += close;
  }
  DatelineMatch match;
  match.dateline.agency = head.substr(0, agency);
  match.dateline.date = line.substr(digits, date - digits);
  const std::string_view place = head.substr(agency);
  const bool reporter = place.starts_with("记者") || place.starts_with("記者");
  if (!place.empty() && !reporter) match.dateline.places.emplace_back(place);
  match.length = end;
  return match;
}

/// "【ロンドン＝共同】", "(서울=연합뉴스)".
std::optional<DatelineMatch> match_joined(std::string_view line, std::size_t open) {
  const std::size_t place = end_of_run(line, open);
  if (place == open || place > longest_head) return std::nullopt;
  const Character joint = character_at(line, place);
  if (joint.code != U'=' && joint.code != U'＝') return std::nullopt;
  const std::size_t begin = place + joint.length;
  const std::size_t agency = end_of_run(line, begin);
  const std::size_t close = closing_bracket(line, agency);
  if (close == 0 || agency == begin) return std::nullopt;
  DatelineMatch match;
  match.dateline.places.emplace_back(line.substr(open, place - open));
  match.dateline.agency = line.substr(begin, agency - begin);
  match.length = agency + close;
  return match;
}

}  // namespace

std::optional<DatelineMatch> match_east_asian_dateline(std::string_view line) {
  const std::size_t open = opening_bracket(line);
  if (!is_east_asian(character_at(line, open).code)) return std::nullopt;
  if (auto match = match_chinese(line, open)) return match;
  return open > 0 ? match_joined(line, open) : std::nullopt;
}

}  // namespace tidings::detail
