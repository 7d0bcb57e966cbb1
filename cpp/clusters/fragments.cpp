#include "clusters/fragments.hpp"

#include <algorithm>
#include <cstddef>

#include "text/code_points.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest_term = 80;  ///< code points

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "nytimes.com", or a word of two letters that is no abbreviation.
bool is_cut(std::string_view term) {
  for (const std::string_view mark : {"'", "\xE2\x80\x98", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D"}) {
    if (term.starts_with(mark)) return true;
  }
  for (std::size_t i = 0; i + 2 < term.size(); ++i) {
    if (term[i] == '.' && is_letter(term[i + 1]) && is_letter(term[i + 2])) return true;
  }
  if (term.find_first_of("/@_=<>\"()[]") != std::string_view::npos) return true;
  if (term.find(" '") != std::string_view::npos || term.find("' ") != std::string_view::npos) return true;
  const bool small = std::ranges::any_of(term, [](char c) { return c >= 'a' && c <= 'z'; });
  return count_code_points(term) < 3 && small;
}

/// Whether a word of four small letters goes on with a capital, as in programs: "articleGUID", not "iPhone", "macOS".
bool is_in_camel_case(std::string_view term) {
  constexpr std::size_t least_small = 4;
  constexpr std::size_t other = std::string_view::npos;  // the word has begun otherwise
  std::size_t n_small = 0;
  for (const char c : term) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && n_small >= least_small && n_small != other) return true;
    n_small = !is_letter(c) ? 0 : capital || n_small == other ? other : n_small + 1;
  }
  return false;
}

/// Whether UTF-8 was taken for Latin-1 and written as UTF-8 again: a letter such as that for the first byte, and after
/// it one of those for the next ones.
bool is_mojibake(std::string_view term) {
  for (const std::string_view first : {"\xC3\x82", "\xC3\x83", "\xC3\xA2", "\xC3\xB0"}) {
    for (std::size_t at = term.find(first); at != std::string_view::npos; at = term.find(first, at + 2)) {
      const std::string_view next = term.substr(at + 2, 3);
      if (next.starts_with('\xC2') || next == "\xE2\x82\xAC" || next == "\xE2\x80\x9A") return true;
    }
  }
  return term.find("\xEF\xBF\xBD") != std::string_view::npos;
}

}  // namespace

bool is_fragment(std::string_view term) {
  return count_code_points(term) > longest_term || is_cut(term) || is_in_camel_case(term) || is_mojibake(term);
}

}  // namespace tidings::detail
