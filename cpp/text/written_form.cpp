#include "text/written_form.hpp"

#include <algorithm>
#include <array>

namespace tidings::detail {
namespace {

constexpr auto possessives = std::to_array<std::string_view>({"'s", "'S", "\xE2\x80\x99s", "\xE2\x80\x99S"});

constexpr auto punctuation =
    std::to_array<std::string_view>({",", ";", ":", "!", "?", "(", ")", "[", "]", "\"", "\xE2\x80\x9C", "\xE2\x80\x9D",
                                     "\xE2\x80\x93", "\xE2\x80\x94", ". ", ".\n", "\n\n"});

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : possessives) {
    if (word.size() > ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

std::string with_single_spaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_space(c)) {
      result += c;
    } else if (!result.ends_with(' ')) {
      result += ' ';
    }
  }
  return result;
}

bool has_punctuation(std::string_view text) {
  return std::ranges::any_of(punctuation,
                             [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

std::optional<std::string> written_form(std::string_view written, bool strip_possessive) {
  if (strip_possessive) written = without_possessive(written);
  return has_punctuation(written) ? std::nullopt : std::optional(with_single_spaces(written));
}

}  // namespace tidings::detail
