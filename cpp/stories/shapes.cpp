#include "stories/shapes.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "stories/characters.hpp"
#include "stories/credits.hpp"
#include "stories/date_line.hpp"
#include "stories/dateline.hpp"
#include "stories/fields.hpp"
#include "stories/marks.hpp"
#include "stories/people.hpp"
#include "stories/phrases.hpp"

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_link_line = 200;
constexpr std::size_t longest_heading = 60;
constexpr std::size_t longest_verse = 80;  ///< bytes in which a chapter and a verse stand

bool opens_correction(std::string_view line) {
  if (line.starts_with('(') || line.starts_with('[')) {
    return opening_phrase(&Phrases::correction_openers, line.substr(1)) > 0;
  }
  const std::size_t label = opening_phrase(&Phrases::correction_labels, line);
  return label > 0 && trim(line.substr(label)).starts_with(':');
}

bool is_takeaways_heading(std::string_view line) {
  if (line.size() > longest_heading) return false;
  const bool colon = line.ends_with(':');
  const std::string_view heading = trim(colon ? line.substr(0, line.size() - 1) : line);
  return is_phrase(&Phrases::takeaways_headings, heading);
}

bool starts_with_any(std::string_view line, PhraseList Phrases::* list) {
  return opening_phrase(list, line) > 0;
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

/// "... in Lima. (Photo: Ana Ruiz)": what opens a caption stands in a bracket at the end.
bool ends_in_caption_bracket(std::string_view line) {
  const std::size_t open = line.ends_with(')') ? line.rfind('(') : npos;
  return open != npos && starts_with_any(line.substr(open + 1), &Phrases::caption_openers);
}

bool is_caption(std::string_view line) {
  return ends_in_caption_bracket(line) || starts_with_any(line, &Phrases::caption_openers) ||
         ends_in_picture_credit(line);
}

/// "Follow Ana Ruiz on Twitter @anaruiz", "Advertisement", "Unsubscribe | View in browser".
bool is_furniture(std::string_view line) {
  const std::string_view item = line.substr(0, line.find(" | "));
  const std::string_view alone = item.ends_with(':') ? item.substr(0, item.size() - 1) : item;
  return is_phrase(&Phrases::furniture_lines, trim(alone)) || starts_with_any(line, &Phrases::furniture) ||
         (starts_with_phrase(line, "follow") && line.find('@') != npos);
}

/// "Revelation 6:3-4", "1 John 4:8": a chapter and a verse after up to three words.
bool starts_with_verse(std::string_view text) {
  const std::vector<std::string_view> words = words_of(text.substr(0, longest_verse), 4);
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
  const bool verse = line.substr(0, longest_verse).find(':') != npos;
  if (!verse && !is_opening_quote(first_character(line).code)) return false;
  const bool quotes = line.find("“") != npos || line.find('"') != npos || line.find("‘") != npos;
  return (quotes && starts_with_verse(line)) || is_attributed_quote(line);
}

/// A web address alone.
bool is_address(std::string_view line) {
  if (line.starts_with('<') && line.ends_with('>')) line = line.substr(1, line.size() - 2);
  return (line.starts_with("https://") || line.starts_with("http://") || line.starts_with("www.")) &&
         line.find(' ') == npos;
}

/// "BY ANA RUIZ", which starts as a two-letter label does; behind such a label stands another "By".
bool is_capital_byline(std::string_view line) {
  return is_all_capitals(line) && !read_byline(line).empty();
}

}  // namespace

LineShape shape_of(std::string_view line) {
  if (is_rule(line)) return {Shape::separator};
  if (const std::uint8_t level = heading_level(line)) {
    return {.shape = Shape::heading, .lead = level + spaces_at(line, level), .level = level};
  }
  if (is_document_mark(line)) return {Shape::document_mark};
  if (is_end_mark(line)) return {Shape::end_mark};
  if (opens_correction(line)) return {Shape::correction};
  if (opens_credits(line)) return {Shape::credits};
  if (is_takeaways_heading(line)) return {Shape::takeaways_heading};
  if (const auto code = match_code(line); code && !is_capital_byline(line))
    return {Shape::code, code->length, code->field};
  if (!read_byline(without_markup(line)).empty()) return {Shape::byline};
  if (line.size() <= longest_link_line) {
    if (starts_with_any(without_markup(line), &Phrases::closing_links)) return {Shape::closing_link};
    if (starts_with_any(without_markup(line), &Phrases::links) || is_address(line)) return {Shape::link};
    if (is_furniture(line)) return {Shape::furniture};
    if (is_measure(line)) return {Shape::measure};
    if (read_date_line(without_markup(line))) return {Shape::date_line};
  }
  if (const auto field = match_field(line)) return {Shape::field, field->length, field->field};
  if (is_caption(line)) return {Shape::caption};
  if (const auto dateline = match_dateline(line)) return {Shape::dateline, dateline->length};
  if (const std::size_t lead = bullet_length(line)) return {.shape = Shape::bullet, .lead = lead};
  if (const std::size_t lead = list_mark_length(line)) return {.shape = Shape::list_item, .lead = lead};
  return {is_epigraph(line) ? Shape::epigraph : Shape::text};
}

std::string_view without_markup(std::string_view line) {
  while (line.size() > 2 && (line.front() == '*' || line.front() == '_') && line.back() == line.front()) {
    line = line.substr(1, line.size() - 2);
  }
  const std::size_t middle = line.find("](");
  const bool link = line.size() > 4 && line.front() == '[' && line.back() == ')' && middle != npos &&
                    line.find('[', 1) == npos && line.find(')') == line.size() - 1;
  return link ? line.substr(1, middle - 1) : line;
}

}  // namespace tidings::detail
