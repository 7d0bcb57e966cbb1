/// @file
/// Stories from the cells of a table. Private to the library.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stories/story_table.hpp"
#include "stories/table_writer.hpp"

namespace tidings::detail {

/// The fields that a table can have a column for, in the order in which a row's cells are to be written.
enum class StoryField { headline, takeaways, text, id, kicker, byline, source, url, published, language, label };

inline constexpr std::array<std::string_view, 11> field_names{
    "headline", "takeaways", "text", "id", "kicker", "byline", "source", "url", "published", "language", "label"};

/// @throws std::invalid_argument with all names if there is no such field
[[nodiscard]] StoryField field_named(std::string_view name);

[[nodiscard]] constexpr std::string_view name_of(StoryField field) {
  return field_names[static_cast<std::size_t>(field)];
}

/// A date that was not understood; its story has none.
struct DateProblem {
  std::size_t row = 0;
  std::string value;
};

/// A number in a cell of text: 3 for 3.0, otherwise the shortest text that stands for it.
[[nodiscard]] std::string number_text(double value);

/// Takes the cells of a row, each once at most, in the order of StoryField, then end_row(). A cell that is not written
/// or is blank is missing.
class CellWriter {
 public:
  void reserve(std::size_t bytes) { table_.reserve(bytes); }
  [[nodiscard]] std::size_t row() const { return table_.row(); }

  /// A text: paragraphs end at blank lines, names in a byline at commas, a date is read by parse_timestamp.
  void text(StoryField field, std::string_view cell);
  /// A list of texts. A field that is no list takes them joined by commas.
  void list(StoryField field, const std::vector<std::string_view>& cell);
  /// A date, or its text where the field is another.
  void moment(StoryField field, Timestamp cell);
  /// A moment or another value that cannot be understood.
  void problem(std::string value) { problems_.push_back({row(), std::move(value)}); }
  void end_row() { table_.end_story(); }
  /// Ill-formed sequences that the cells' reader replaced itself.
  void count_replaced(std::size_t n) { table_.count_replaced(n); }

  [[nodiscard]] std::vector<DateProblem> take_problems() { return std::move(problems_); }
  [[nodiscard]] StoryTable finish() && { return std::move(table_).finish(); }

 private:
  void add_paragraphs(std::string_view cell);
  void add_names(std::string_view cell);
  void add_date(std::string_view cell);
  void add_takeaway(std::string_view cell);

  TableWriter table_;
  std::vector<DateProblem> problems_;
  std::string scratch_;
};

}  // namespace tidings::detail
