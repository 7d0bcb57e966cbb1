/// @file
/// Puts the blocks of one story into its fields, and notes each as a part. Private to the stage.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stories/blocks.hpp"
#include "tidings/stories/page.hpp"

namespace tidings::detail {

/// The blocks [begin, end) of a story; its headline is one of them, or `end` if it has none.
struct StoryBlocks {
  std::size_t begin = 0;
  std::size_t headline = 0;
  std::size_t end = 0;
};

class StoryBuilder {
 public:
  /// @param position the story's place in the corpus.
  /// @param parts receives the parts in the order of the page.
  StoryBuilder(std::span<const Block> blocks, StoryBlocks range, std::size_t position, std::vector<Part>& parts)
      : blocks_(blocks), range_(range), position_(position), parts_(parts) {}

  [[nodiscard]] Story build();

 private:
  void add(std::size_t at);
  void add_text(std::size_t at);
  void add_dateline(const Block& block);
  void add_link(const Block& block);
  void add_credits(const Block& block);
  void add_epigraph(const Block& block);
  void add_to(std::vector<std::string>& field, PartKind kind, const Block& block, std::string_view text);
  void note(PartKind kind, Span span) { parts_.push_back({kind, span, position_}); }

  [[nodiscard]] bool is_kicker(std::size_t at) const;
  [[nodiscard]] bool is_subhead(std::size_t at) const;
  [[nodiscard]] bool has_body() const { return !story_.paragraphs.empty() || !story_.takeaways.empty(); }

  std::span<const Block> blocks_;
  StoryBlocks range_;
  std::size_t position_;
  std::vector<Part>& parts_;
  Story story_;
};

}  // namespace tidings::detail
