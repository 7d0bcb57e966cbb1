#include "clusters/link_lists.hpp"

#include <algorithm>
#include <cstddef>

namespace tidings::detail {
namespace {

constexpr std::size_t longest_name = 80;   ///< bytes between a name and the end of its full form
constexpr std::size_t longest_list = 600;  ///< bytes of headlines
constexpr std::size_t shortest_name = 3;   ///< letters: "McConnell" is not glued
constexpr std::string_view last = " MORE";

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

/// The end of the place where the word before the glue stands by itself, shortly before; npos if it does not.
std::size_t end_of_name(std::string_view line, std::size_t glue, std::size_t from) {
  std::size_t begin = glue;
  while (begin > from && is_letter(line[begin - 1])) --begin;
  const std::string_view word = line.substr(begin, glue - begin);
  if (word.size() < shortest_name || !is_capital(word.front())) return std::string_view::npos;
  const std::size_t first = std::max(from, begin - std::min(begin, longest_name));
  const std::size_t at = line.substr(0, begin).find(std::string(word) + ' ', first);
  return at == std::string_view::npos || (at > 0 && is_letter(line[at - 1])) ? std::string_view::npos
                                                                             : at + word.size();
}

}  // namespace

std::string without_link_lists(std::string_view line) {
  std::string result;
  std::size_t done = 0;
  for (std::size_t glue = next_glue(line, 0); glue != std::string_view::npos; glue = next_glue(line, glue + 1)) {
    const std::size_t end = end_of_name(line, glue, done);
    if (end == std::string_view::npos) continue;
    result += line.substr(done, end - done);
    const std::size_t more = line.substr(0, std::min(line.size(), glue + longest_list)).find(last, glue);
    if (more == std::string_view::npos) result += '\n';
    done = more == std::string_view::npos ? glue : more + last.size();
    glue = done;
  }
  if (done > 0) result += line.substr(done);
  return result;
}

}  // namespace tidings::detail
