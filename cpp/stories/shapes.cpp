#include "stories/shapes.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "stories/characters.hpp"
#include "stories/credits.hpp"
#include "stories/dateline.hpp"
#include "stories/people.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_link_line = 200;
constexpr std::size_t longest_heading = 60;

bool is_separator(std::string_view line) {
  constexpr std::u32string_view rules = U"-*=_~#+•·–—―.⁂";
  if (line.size() > 400) return false;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < line.size();) {
    const Character character = character_at(line, at);
    const bool mark = rules.find(character.code) != std::u32string_view::npos;
    if (!mark && space_at(line, at) == 0) return false;
    marks += mark ? 1U : 0U;
    at += character.length;
  }
  return marks >= 3 || line == "⁂";
}

bool opens_correction(std::string_view line) {
  if (line.starts_with('(') || line.starts_with('[')) {
    return any_phrase(&Phrases::correction_openers,
                      [&](std::string_view opener) { return starts_with_phrase(line.substr(1), opener); });
  }
  return any_phrase(&Phrases::correction_labels, [&](std::string_view label) {
    return starts_with_phrase(line, label) && line.substr(label.size()).starts_with(':');
  });
}

bool is_takeaways_heading(std::string_view line) {
  if (line.size() > longest_heading) return false;
  const bool colon = line.ends_with(':');
  const std::string_view heading = trim(colon ? line.substr(0, line.size() - 1) : line);
  return any_phrase(&Phrases::takeaways_headings, [&](std::string_view known) { return same_words(heading, known); });
}

bool starts_with_any(std::string_view line, PhraseList Phrases::* list) {
  return any_phrase(list, [&](std::string_view phrase) { return starts_with_phrase(line, phrase); });
}

/// "REUTERS/Ana Ruiz", "NNA/Bo Li/File Photo", "(AP Photo/Cy Day)": an agency, a slash and a name end the line.
bool ends_in_picture_credit(std::string_view line) {
  if (line.ends_with(')') || line.ends_with('.')) line.remove_suffix(1);
  const std::string_view tail = line.substr(line.size() - std::min<std::size_t>(line.size(), 80));
  std::size_t slash = tail.rfind('/');
  if (slash != npos && slash > 0 && same_words(tail.substr(slash + 1), "file photo"))
    slash = tail.rfind('/', slash - 1);
  if (slash == npos || slash == 0) return false;
  const std::string_view before = words_of(tail.substr(0, slash)).empty() ? "" : words_of(tail.substr(0, slash)).back();
  const std::string_view name = tail.substr(slash + 1, tail.find('/', slash + 1) - slash - 1);
  const bool agency = before == "Photo" || (before.size() >= 2 && is_all_capitals(before));
  return agency && is_name(name) && !is_all_capitals(name);
}

bool is_caption(std::string_view line) {
  return starts_with_any(line, &Phrases::caption_openers) || ends_in_picture_credit(line);
}

std::size_t spaces_at(std::string_view line, std::size_t at) {
  const std::size_t begin = at;
  while (space_at(line, at) > 0) at += space_at(line, at);
  return at - begin;
}

std::optional<LineShape> match_mark(std::string_view line) {
  const Character first = first_character(line);
  const bool bullet = U"•‣▪●◦⁃∙■□➤►▸▶"sv.find(first.code) != std::u32string_view::npos;
  const std::size_t spaces = spaces_at(line, first.length);
  if (bullet && line.size() > first.length) return LineShape{Shape::bullet, first.length + spaces};
  const bool weak = line[0] == '*' || line[0] == '+' || first.code == U'·' || is_dash(first.code);
  return weak && spaces > 0 ? std::optional(LineShape{Shape::list_item, first.length + spaces}) : std::nullopt;
}

/// "1.", "12)", "(3)", "(a)", "iv)": no more than three characters, a letter only with a bracket.
std::optional<LineShape> match_number(std::string_view line) {
  const bool opened = line.starts_with('(');
  std::size_t end = opened ? 1 : 0;
  const std::size_t begin = end;
  while (end < line.size() && end < begin + 3 && is_digit(static_cast<unsigned char>(line[end]))) ++end;
  const bool digits = end > begin;
  while (!digits && end < line.size() && end < begin + 3 && is_lower(static_cast<unsigned char>(line[end]))) ++end;
  if (end == begin || end >= line.size()) return std::nullopt;
  const bool closed = line[end] == ')' || (digits && !opened && line[end] == '.');
  const std::size_t spaces = spaces_at(line, end + 1);
  return closed && spaces > 0 ? std::optional(LineShape{Shape::list_item, end + 1 + spaces}) : std::nullopt;
}

/// "Revelation 6:3-4", "1 John 4:8": a chapter and a verse after up to three words.
bool starts_with_verse(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text.substr(0, 80), 4);
  const auto is_verse = [](std::string_view word) {
    const std::size_t colon = word.find(':');
    return colon != npos && colon > 0 && colon <= 3 && is_digit(static_cast<unsigned char>(word[0])) &&
           is_digit(character_at(word, colon + 1).code);
  };
  const auto verse = std::ranges::find_if(words, is_verse);
  return verse != words.end() && verse != words.begin() && is_letter(first_character(*std::prev(verse)).code);
}

/// A quotation and its author: "“...” – saying of the Lisk valley".
bool is_attributed_quote(std::string_view text) {
  if (!is_opening_quote(first_character(text).code)) return false;
  const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 80));
  for (std::size_t at = 0, quote_end = npos; at < tail.size(); at += character_at(tail, at).length) {
    const Character character = character_at(tail, at);
    if (is_closing_quote(character.code)) quote_end = at + character.length;
    const bool after_quote = quote_end != npos && trim(tail.substr(quote_end, at - quote_end)).empty();
    if (is_dash(character.code) && after_quote && at > quote_end)
      return is_letter(first_character(trim(tail.substr(at + character.length))).code);
  }
  return false;
}

bool is_epigraph(std::string_view line) {
  constexpr std::size_t longest_epigraph = 1000;
  if (line.size() > longest_epigraph) return false;
  const bool quotes = line.find("“") != npos || line.find('"') != npos || line.find("‘") != npos;
  return (quotes && starts_with_verse(line)) || is_attributed_quote(line);
}

/// "U.S.", "Inc.", "Jr.": a full stop that belongs to the word.
bool is_abbreviation(std::string_view word) {
  while (!word.empty() && is_opening_quote(first_character(word).code))
    word.remove_prefix(first_character(word).length);
  const std::string_view stem = word.substr(0, word.find('.'));
  return stem.size() + 1 < word.size() || stem.size() == 1 ||
         any_phrase(&Phrases::abbreviations, [&](std::string_view known) { return same_words(stem, known); });
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
      U"$€£¥#¿¡["sv.find(first.code) != std::u32string_view::npos) {
    return true;
  }
  return is_letter(first.code) && (!is_lower(first.code) || is_upper(character_at(text, first.length).code));
}

bool ends_in_mid_sentence(std::string_view text) {
  const char32_t last = last_character(text).code;
  return U",;:，；：、(["sv.find(last) != std::u32string_view::npos;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).length) {
    if (is_letter(character_at(text, at).code)) return true;
  }
  return false;
}

}  // namespace

LineShape shape_of(std::string_view line) {
  if (is_separator(line)) return {Shape::separator, 0};
  if (opens_correction(line)) return {Shape::correction, 0};
  if (opens_credits(line)) return {Shape::credits, 0};
  if (is_takeaways_heading(line)) return {Shape::takeaways_heading, 0};
  if (!read_byline(line).empty()) return {Shape::byline, 0};
  const bool short_line = line.size() <= longest_link_line;
  if (short_line && starts_with_any(line, &Phrases::closing_links)) return {Shape::closing_link, 0};
  if (short_line && starts_with_any(line, &Phrases::links)) return {Shape::link, 0};
  if (is_caption(line)) return {Shape::caption, 0};
  if (const auto dateline = match_dateline(line)) {
    return {Shape::dateline, dateline->length};
  }
  if (const auto mark = match_mark(line)) return *mark;
  if (const auto number = match_number(line)) return *number;
  return {is_epigraph(line) ? Shape::epigraph : Shape::text, 0};
}

HeadlineShape headline_shape(std::string_view text) {
  constexpr std::size_t longest_headline = 180;
  constexpr std::size_t longest_sentence = 20;
  HeadlineShape shape;
  if (text.size() > 4 * longest_headline || width_of(text, longest_headline + 1) > longest_headline) return shape;
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty()) return shape;
  shape.words = words.size();
  shape.full_stop = ends_sentence(words.back());
  shape.capitals = is_all_capitals(text);
  shape.brief = words.size() <= 4;
  shape.sentences = std::any_of(words.begin(), std::prev(words.end()), ends_sentence);
  const bool long_sentence = shape.full_stop && words.size() > longest_sentence;
  shape.possible = may_start_headline(text) && !ends_in_mid_sentence(text) && has_letter(text) && !long_sentence;
  return shape;
}

}  // namespace tidings::detail
