/// @file
/// Puts the blocks of one story into its fields, and notes each as a part. Private to the stage.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "stories/blocks.hpp"
#include "stories/boundaries.hpp"
#include "tidings/stories/page.hpp"

namespace tidings::detail {

/// The blocks [begin, end) of a story; its headline is one of them, or no_block.
struct StoryBlocks {
  std::size_t begin = 0;
  std::size_t headline = no_block;
  std::size_t end = 0;
};

class StoryBuilder {
 public:
  /// @param position the story's place in the corpus.
  /// @param parts receives the parts in the order of the page.
  StoryBuilder(const Blocks& blocks, StoryBlocks range, std::size_t position, std::vector<Part>& parts)
      : blocks_(blocks), items_(blocks.items), range_(range), position_(position), parts_(parts) {}

  [[nodiscard]] Story build();

 private:
  void add(std::size_t at);
  void add_text(std::size_t at);
  void add_headline(const Block& block);
  void add_heading(std::size_t at);
  void add_prose(const Block& block, std::size_t lead);
  void add_field(const Block& block);
  void add_date_line(const Block& block);
  void add_writer(const Block& block);
  void add_repeated(std::size_t at);
  void add_source(const Block& block, std::string_view text);
  void add_link(const Block& block);
  void add_to(std::vector<std::string>& field, PartKind kind, const Block& block, std::string_view text);
  void set(std::string& field, PartKind kind, const Block& block, std::string_view text);
  void add_names(std::vector<std::string> names);
  void note(PartKind kind, Span span, Unassigned reason = Unassigned::none);

  [[nodiscard]] bool is_headline(std::size_t at) const { return at == range_.headline; }
  [[nodiscard]] bool is_kicker(std::size_t at) const;
  [[nodiscard]] bool is_subhead(std::size_t at) const;
  [[nodiscard]] bool is_outlet(std::size_t at) const;
  [[nodiscard]] bool is_writer(std::size_t at) const;
  [[nodiscard]] bool is_head_of_document(std::size_t at) const;
  [[nodiscard]] bool has_body() const { return !story_.paragraphs.empty() || !story_.takeaways.empty(); }
  [[nodiscard]] std::string_view whole(const Block& block) { return blocks_.whole(block, joined_); }
  [[nodiscard]] std::string_view text(const Block& block) { return blocks_.text(block, joined_); }

  const Blocks& blocks_;
  const std::vector<Block>& items_;
  StoryBlocks range_;
  std::size_t position_;
  std::vector<Part>& parts_;
  Story story_;
  std::string joined_;
};

}  // namespace tidings::detail
