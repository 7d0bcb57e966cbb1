#include "stories/marks.hpp"

#include "stories/characters.hpp"

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t npos = std::string_view::npos;

/// A dash, an asterisk or a symbol, with white space after it.
std::size_t weak_mark_length(std::string_view line) {
  const Character first = first_character(line);
  const bool mark =
      "*+~^"sv.find(line[0]) != npos || first.code == U'·' || is_dash(first.code) || is_symbol(first.code);
  const std::size_t spaces = spaces_at(line, first.length);
  return mark && spaces > 0 ? first.length + spaces : 0;
}

/// "#12 Harbour reopens".
std::size_t hash_number_length(std::string_view line) {
  std::size_t end = 1;
  while (end < line.size() && end < 4 && is_digit(static_cast<unsigned char>(line[end]))) ++end;
  if (!line.starts_with('#') || end == 1) return 0;
  const std::size_t spaces = spaces_at(line, end);
  return spaces > 0 ? end + spaces : 0;
}

/// No more than three characters, a letter only with a bracket.
std::size_t number_length(std::string_view line) {
  const bool opened = line.starts_with('(') || line.starts_with('[');
  std::size_t end = opened ? 1 : 0;
  const std::size_t begin = end;
  while (end < line.size() && end < begin + 3 && is_digit(static_cast<unsigned char>(line[end]))) ++end;
  const bool digits = end > begin;
  while (!digits && end < line.size() && end < begin + 3 && is_lower(static_cast<unsigned char>(line[end]))) ++end;
  if (end == begin || end >= line.size()) return 0;
  const bool closed = line[end] == ')' || (opened && line[end] == ']') || (digits && !opened && line[end] == '.');
  const std::size_t spaces = spaces_at(line, end + 1);
  return closed && spaces > 0 ? end + 1 + spaces : 0;
}

}  // namespace

std::size_t bullet_length(std::string_view line) {
  const Character first = first_character(line);
  const bool bullet = U"•‣▪●◦⁃∙■□➤►▸▶"sv.find(first.code) != std::u32string_view::npos;
  return bullet && line.size() > first.length ? first.length + spaces_at(line, first.length) : 0;
}

std::size_t list_mark_length(std::string_view line) {
  const std::size_t mark = weak_mark_length(line);
  if (mark > 0) return mark;
  return line.starts_with('#') ? hash_number_length(line) : number_length(line);
}

std::uint8_t heading_level(std::string_view line) {
  const std::size_t level = line.find_first_not_of('#');
  const bool heading = level != npos && level > 0 && level <= 6 && spaces_at(line, level) > 0;
  return heading ? static_cast<std::uint8_t>(level) : std::uint8_t{0};
}

std::uint8_t underline_level(std::string_view line) {
  if (line.size() < 3) return 0;
  if (line.find_first_not_of('=') == npos) return 1;
  return line.find_first_not_of('-') == npos ? 2 : 0;
}

bool is_rule(std::string_view line) {
  constexpr std::size_t longest = 400;
  if (line.size() > longest) return false;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    const bool mark = U"-*=_~#+•·–—―.⁂"sv.find(character.code) != std::u32string_view::npos;
    if (!mark && space_at(line, at) == 0) return false;
    marks += mark ? 1U : 0U;
    at += character.length;
  }
  return marks >= 3 || line == "⁂";
}

}  // namespace tidings::detail
