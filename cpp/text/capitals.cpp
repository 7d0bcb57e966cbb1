#include "text/capitals.hpp"

#include <unicode/uchar.h>
#include <algorithm>
#include <cstddef>

#include <array>
#include <cstddef>

#include "text/code_points.hpp"

namespace tidings::detail {
namespace {

/// A short capitalised word before a full stop is an abbreviation, as in "Gen. Smith" and "U.S. troops".
bool is_abbreviation(std::string_view word) {
  constexpr std::size_t longest = 4;
  return is_capitalised(word) ? count_code_points(word) <= longest : count_code_points(word) == 1;
}

}  // namespace

bool is_capitalised(std::string_view word) {
  std::size_t at = 0;
  const UChar32 first = next_code_point(word, at);
  return first >= 0 && (u_isupper(first) != 0 || u_istitle(first) != 0) && count_code_points(word) > 1;
}

bool is_ascii_capitals(std::string_view word) {
  return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string in_title_case(std::string_view name) {
  std::string result(name);
  for (std::size_t i = 1; i < name.size(); ++i) {
    if (name[i - 1] != ' ' && name[i] >= 'A' && name[i] <= 'Z') result[i] = static_cast<char>(name[i] + 32);
  }
  return result;
}

bool ends_sentence(std::string_view between, std::string_view before) {
  if (before.empty()) return true;
  constexpr std::array<std::string_view, 14> ends{"!",
                                                  "?",
                                                  ":",
                                                  "\n",
                                                  "\"",
                                                  "\xE2\x80\x9C",
                                                  "\xE2\x80\x98",
                                                  "\xC2\xAB",
                                                  "\xE2\x80\x9E",
                                                  "\xE3\x80\x82",
                                                  "\xD8\x9F",
                                                  "\xE0\xA5\xA4",
                                                  "\xE2\x80\xA6",
                                                  "\xE2\x80\xA2"};
  for (const std::string_view end : ends) {
    if (between.find(end) != std::string_view::npos) return true;
  }
  return between.find('.') != std::string_view::npos && !is_abbreviation(before);
}

}  // namespace tidings::detail
