#include "stories/lines.hpp"

#include <string>

#include "stories/characters.hpp"

namespace tidings::detail {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr bool may_break(char byte) {
  return (byte >= '\n' && byte <= '\r') || byte == '\xC2' || byte == '\xE2';
}

std::size_t find_line_end(std::string_view page, std::size_t at) {
  while (at < page.size() && (!may_break(page[at]) || line_break_at(page, at) == 0)) ++at;
  return at;
}

}  // namespace

LineReader::LineReader(std::string_view page)
    : page_(page),
      at_(page.starts_with(byte_order_mark) ? byte_order_mark.size() : 0),
      above_{.span = {}, .indent = 0, .blank_lines = 1, .form_feed_above = false} {}

bool LineReader::next(Line& line) {
  while (at_ < page_.size()) {
    const std::size_t begin = at_;
    const std::size_t end = find_line_end(page_, begin);
    at_ = end + line_break_at(page_, end);
    const Span span = trim(page_, {begin, end});
    const bool form_feed = end < page_.size() && page_[end] == '\f';
    if (span.begin < span.end) {
      line = above_;
      line.span = span;
      line.indent = span.begin - begin;
      above_ = {.span = {}, .indent = 0, .blank_lines = 0, .form_feed_above = form_feed};
      return true;
    }
    above_.form_feed_above = above_.form_feed_above || form_feed;
    if (above_.blank_lines < 255) ++above_.blank_lines;
  }
  return false;
}

std::string join_lines(std::string_view piece) {
  LineReader lines(piece);
  std::string joined;
  joined.reserve(piece.size());
  for (Line line; lines.next(line);) {
    const std::string_view text = piece.substr(line.span.begin, line.span.end - line.span.begin);
    const bool spaced =
        !joined.empty() && (!is_unspaced(last_character(joined).code) || !is_unspaced(first_character(text).code));
    if (spaced) joined += ' ';
    joined += text;
  }
  return joined;
}

std::size_t offset_in_piece(std::string_view piece, std::string_view joined, std::size_t at) {
  std::size_t end = 0;
  for (std::size_t byte = 0; byte < at;) {
    const std::size_t spaces = spaces_at(joined, byte);
    byte += spaces;
    if (spaces > 0) continue;
    end += spaces_at(piece, end) + 1;
    ++byte;
  }
  return end;
}

}  // namespace tidings::detail
