#include "stories/cell_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include "stories/characters.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

constexpr double first_inexact = 9007199254740992.0;  // 2^53

/// Whether the line that starts at `at` is blank, which the end of the text is not.
bool is_blank_line(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n') {
    const std::size_t space = space_at(text, at);
    if (space == 0) return false;
    at += space;
  }
  return at < text.size();
}

/// Where the paragraph that starts at `begin` ends: at the first line break before a blank line.
std::size_t paragraph_end(std::string_view text, std::size_t begin) {
  std::size_t end = text.find('\n', begin);
  while (end != std::string_view::npos && !is_blank_line(text, end + 1)) end = text.find('\n', end + 1);
  return std::min(end, text.size());
}

/// Line breaks of Windows and of old Macs become LF.
void unify_line_breaks(std::string& text) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[size++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(size);
}

std::string joined(const std::vector<std::string_view>& texts) {
  std::string joined;
  for (const std::string_view text : texts) joined.append(joined.empty() ? "" : ", ").append(text);
  return joined;
}

/// The column of a field that is one text.
StringColumn StoryTable::* column_of(StoryField field) {
  switch (field) {
    case StoryField::id:
      return &StoryTable::id;
    case StoryField::kicker:
      return &StoryTable::kicker;
    case StoryField::source:
      return &StoryTable::source;
    case StoryField::url:
      return &StoryTable::url;
    case StoryField::language:
      return &StoryTable::language;
    default:
      return &StoryTable::label;
  }
}

}  // namespace

StoryField field_named(std::string_view name) {
  const auto* const found = std::ranges::find(field_names, name);
  if (found == field_names.end()) {
    throw std::invalid_argument("no field '" + std::string(name) + "': there are " +
                                joined({field_names.begin(), field_names.end()}));
  }
  return static_cast<StoryField>(found - field_names.begin());
}

std::string number_text(double value) {
  if (std::trunc(value) == value && std::abs(value) < first_inexact) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  return to_text(value);
}

void CellWriter::add_paragraphs(std::string_view cell) {
  if (cell.find('\r') != std::string_view::npos) {
    scratch_ = cell;
    unify_line_breaks(scratch_);
    cell = scratch_;
  }
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t end = paragraph_end(cell, begin);
    const std::string_view paragraph = trim(cell.substr(begin, end - begin));
    if (!paragraph.empty()) table_.paragraph(paragraph);
    begin = end + 1;
  }
}

void CellWriter::add_names(std::string_view cell) {
  while (!cell.empty()) {
    const std::size_t comma = std::min(cell.find(','), cell.size());
    const std::string_view name = trim(cell.substr(0, comma));
    if (!name.empty()) table_.append(&StoryTable::byline, name);
    cell.remove_prefix(std::min(comma + 1, cell.size()));
  }
}

void CellWriter::add_date(std::string_view cell) {
  if (const auto date = parse_timestamp(cell)) {
    table_.published(*date);
  } else {
    problem(replace_ill_formed(cell).text);
  }
}

void CellWriter::add_takeaway(std::string_view cell) {
  const std::string_view takeaway = trim(cell);
  if (!takeaway.empty()) table_.takeaway(takeaway);
}

void CellWriter::text(StoryField field, std::string_view cell) {
  if (cell.empty() || (space_at(cell, 0) > 0 && trim(cell).empty())) return;
  switch (field) {
    case StoryField::headline:
      return table_.headline(trim(cell));
    case StoryField::takeaways:
      return add_takeaway(cell);
    case StoryField::text:
      return add_paragraphs(cell);
    case StoryField::byline:
      return add_names(cell);
    case StoryField::published:
      return add_date(cell);
    default:
      return table_.set(column_of(field), cell);
  }
}

void CellWriter::list(StoryField field, const std::vector<std::string_view>& cell) {
  const bool is_list = field == StoryField::takeaways || field == StoryField::text || field == StoryField::byline;
  if (!is_list) return text(field, joined(cell));
  for (const std::string_view item : cell) text(field, item);
}

void CellWriter::moment(StoryField field, Timestamp cell) {
  if (field == StoryField::published) {
    table_.published(cell);
  } else {
    text(field, to_text(cell));
  }
}

}  // namespace tidings::detail
