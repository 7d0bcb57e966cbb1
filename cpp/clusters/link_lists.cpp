#include "clusters/link_lists.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tidings::detail {
namespace {

constexpr std::size_t longest_name = 80;   ///< bytes between a name and the end of its full form
constexpr std::size_t longest_list = 600;  ///< bytes of headlines
constexpr std::size_t shortest_name = 3;   ///< letters: "McConnell" is not glued
constexpr std::string_view last = "MORE";
constexpr auto particles = std::to_array<std::string_view>({"de ", "von ", "van ", "der "});

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
  return is_small(c) || is_capital(c);
}

/// Where a capital or a number begins right after a small letter, from a place on; npos if nowhere.
std::size_t next_glue(std::string_view line, std::size_t from) {
  for (std::size_t i = std::max<std::size_t>(from, 1); i < line.size(); ++i) {
    if (is_small(line[i - 1]) && (is_capital(line[i]) || (line[i] >= '0' && line[i] <= '9'))) return i;
  }
  return std::string_view::npos;
}

/// Whether what stands between a name and the glue can be its full form: no handle, no path, and no small words but
/// particles.
bool is_full_form(std::string_view between) {
  if (between.find_first_of("@#/") != std::string_view::npos) return false;
  for (std::size_t i = 1; i < between.size(); ++i) {
    if (between[i - 1] != ' ' || !is_small(between[i])) continue;
    const std::string_view rest = between.substr(i);
    if (std::ranges::none_of(particles, [&](std::string_view particle) { return rest.starts_with(particle); })) {
      return false;
    }
  }
  return true;
}

/// The end of the place where the word before the glue stands by itself, shortly before; npos if it does not.
std::size_t end_of_name(std::string_view line, std::size_t glue, std::size_t from) {
  from = std::max(from, glue - std::min(glue, 2 * longest_name));
  std::size_t begin = glue;
  while (begin > from && is_letter(line[begin - 1])) --begin;
  const std::string_view word = line.substr(begin, glue - begin);
  if (word.size() < shortest_name || !is_capital(word.front())) return std::string_view::npos;
  const std::size_t first = std::max(from, begin - std::min(begin, longest_name));
  const std::size_t at = line.substr(0, begin).find(std::string(word) + ' ', first);
  if (at == std::string_view::npos || (at > 0 && is_letter(line[at - 1]))) return std::string_view::npos;
  const std::size_t end = at + word.size();
  return is_full_form(line.substr(end, begin - end)) ? end : std::string_view::npos;
}

/// The end of the list of headlines that begins at the glue; npos if it does not end soon.
std::size_t end_of_list(std::string_view line, std::size_t glue) {
  if (line.substr(glue).starts_with(last)) return glue + last.size();
  const std::string_view list = line.substr(0, std::min(line.size(), glue + longest_list));
  for (std::size_t at = list.find(last, glue); at != std::string_view::npos; at = list.find(last, at + 1)) {
    const std::size_t end = at + last.size();
    if (line[at - 1] == ' ' && (end == line.size() || !is_letter(line[end]))) return end;
  }
  return std::string_view::npos;
}

}  // namespace

std::string without_link_lists(std::string_view line) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t glue = next_glue(line, 0); glue != std::string_view::npos; glue = next_glue(line, glue + 1)) {
    const std::size_t end = end_of_name(line, glue, done);
    if (end == std::string_view::npos) continue;
    const std::size_t end_of_links = end_of_list(line, glue);
    if (end_of_links == std::string_view::npos) continue;
    result += line.substr(done, end - done);
    done = end_of_links;
    glue = done;
  }
  if (done > 0) result += line.substr(done);
  return result;
}

}  // namespace tidings::detail
