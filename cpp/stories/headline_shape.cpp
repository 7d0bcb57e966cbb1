#include "stories/headline_shape.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "stories/characters.hpp"
#include "stories/phrases.hpp"
#include "stories/shapes.hpp"

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

/// "U.S.", "Inc.", "Jr.": a full stop that belongs to the word.
bool is_abbreviation(std::string_view word) {
  while (!word.empty() && is_opening_quote(first_character(word).code))
    word.remove_prefix(first_character(word).length);
  const std::string_view stem = word.substr(0, word.find('.'));
  return stem.size() + 1 < word.size() || stem.size() == 1 || is_phrase(&Phrases::abbreviations, stem);
}

bool ends_sentence(std::string_view word) {
  while (!word.empty() && is_closing_quote(last_character(word).code)) {
    word.remove_suffix(last_character(word).length);
  }
  if (!is_full_stop(last_character(word).code) || word.ends_with("..")) return false;
  return !word.ends_with('.') || !is_abbreviation(word);
}

bool may_start_headline(std::string_view text) {
  const Character first = first_character(text);
  if (is_opening_quote(first.code) || is_digit(first.code) ||
      U"$€£¥#¿¡[<"sv.find(first.code) != std::u32string_view::npos) {
    return true;
  }
  return is_letter(first.code) && (!is_lower(first.code) || is_upper(character_at(text, first.length).code));
}

bool ends_in_mid_sentence(std::string_view text) {
  const char32_t last = last_character(text).code;
  return U",;:，；：、(["sv.find(last) != std::u32string_view::npos;
}

/// Four words of four letters or more, four in five of which start with a capital.
bool is_title_case(const std::vector<std::string_view>& words) {
  const auto is_long = [](std::string_view word) { return word.size() >= 4 && is_letter(last_character(word).code); };
  const auto is_capital = [&](std::string_view word) { return is_long(word) && is_upper(first_character(word).code); };
  const auto all = std::ranges::count_if(words, is_long);
  return all >= 4 && 5 * std::ranges::count_if(words, is_capital) >= 4 * all;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) {
    if (is_letter(character_at(text, at).code)) return true;
  }
  return false;
}

}  // namespace

HeadlineShape headline_shape(std::string_view text) {
  constexpr std::size_t longest_headline = 180;
  constexpr std::size_t longest_sentence = 20;
  HeadlineShape shape;
  if (text.size() > 4 * longest_headline || width_of(text, longest_headline + 1) > longest_headline) return shape;
  text = without_markup(text);
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty()) return shape;
  constexpr std::size_t most = 64;
  shape.words = static_cast<std::uint8_t>(is_ascii(text) ? std::min(words.size(), most) : count_words(text, most));
  shape.full_stop = ends_sentence(words.back());
  shape.capitals = is_all_capitals(text);
  shape.brief = shape.words <= 4;
  shape.sentences = std::any_of(words.begin(), std::prev(words.end()), ends_sentence);
  const auto is_number = [](std::string_view word) { return is_digit(first_character(word).code); };
  shape.numbers = words.size() >= 3 && 3 * std::ranges::count_if(words, is_number) >= std::ssize(words);
  shape.title_case = !shape.capitals && is_title_case(words);
  const bool long_sentence = shape.full_stop && shape.words > longest_sentence;
  shape.possible = may_start_headline(text) && !ends_in_mid_sentence(text) && has_letter(text) && !long_sentence;
  return shape;
}

}  // namespace tidings::detail
