/// @file
/// Writes a StoryTable story by story. Private to the library.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "stories/story_table.hpp"

namespace tidings::detail {

/// A story's pieces go in order: its headline, takeaways, paragraphs; everything else whenever. Ill-formed UTF-8
/// becomes U+FFFD and is counted.
class TableWriter {
 public:
  void reserve(std::size_t bytes) { table_.text.reserve(bytes); }
  [[nodiscard]] std::size_t row() const { return table_.size; }

  void headline(std::string_view text);
  void takeaway(std::string_view text);
  void paragraph(std::string_view text);
  void set(StringColumn StoryTable::* column, std::string_view text);
  void append(ListColumn StoryTable::* column, std::string_view item);
  void published(Timestamp moment);
  void count_replaced(std::size_t n) { table_.replaced += n; }

  /// Ends the story.
  /// @throws std::invalid_argument after 2^32 - 1 stories
  void end_story();

  /// A whole story.
  /// @throws std::invalid_argument if it is longer than 4 GiB or `published` is no date
  void add(const Story& story);

  /// The table, with ids; see complete_ids.
  [[nodiscard]] StoryTable finish() &&;

 private:
  [[nodiscard]] std::string_view cleaned(std::string_view text);
  void append_all(ListColumn StoryTable::* column, const std::vector<std::string>& items);
  void add_piece(std::string_view text);
  void add_credits(const std::vector<Credit>& credits);

  StoryTable table_;
  std::size_t n_credits_ = 0;
  std::size_t n_takeaways_ = 0;
  bool has_headline_ = false;
  std::string scratch_;
};

}  // namespace tidings::detail
