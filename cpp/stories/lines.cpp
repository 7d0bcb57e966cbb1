#include "stories/lines.hpp"

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

std::vector<Line> read_lines(std::string_view page) {
  std::vector<Line> lines;
  Line next{.span = {}, .indent = 0, .blank_above = true, .form_feed_above = false};
  for (std::size_t at = page.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; at < page.size();) {
    const std::size_t end = find_line_end(page, at);
    next.span = trim(page, {at, end});
    next.indent = next.span.begin - at;
    const bool blank = next.span.begin == next.span.end;
    if (!blank) lines.push_back(next);
    const bool form_feed = end < page.size() && page[end] == '\f';
    next.blank_above = blank;
    next.form_feed_above = form_feed || (blank && next.form_feed_above);
    at = end + line_break_at(page, end);
  }
  return lines;
}

}  // namespace tidings::detail
