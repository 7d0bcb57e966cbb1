#include "stories/documents.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "stories/evidence.hpp"
#include "stories/roles.hpp"
#include "stories/surroundings.hpp"

namespace tidings::detail {
namespace {

/// Takes the stories of an export at their numbers, and what stands before the first number as any page.
class NumberedDocuments {
 public:
  NumberedDocuments(const Blocks& blocks, const Layout& layout, std::vector<StoryStart> found)
      : items_(blocks.items), blocks_(blocks), layout_(layout), found_(std::move(found)) {}

  std::vector<StoryStart> read() {
    const auto is_mark = [](const Block& block) { return block.shape == Shape::document_mark; };
    auto mark = std::ranges::find_if(items_, is_mark);
    const auto first = static_cast<std::size_t>(mark - items_.begin());
    for (StoryStart& start : found_) {
      if (start.headline < first) starts_.push_back(std::move(start));
    }
    while (mark != items_.end()) {
      const auto next = std::find_if(std::next(mark), items_.end(), is_mark);
      add(static_cast<std::size_t>(mark - items_.begin()), static_cast<std::size_t>(next - items_.begin()));
      mark = next;
    }
    return std::move(starts_);
  }

 private:
  void add(std::size_t mark, std::size_t end) {
    const std::size_t headline = find_headline(mark + 1, end);
    if (headline == no_block) {
      starts_.push_back({mark, no_block, {items_[mark].span.begin, 1, {"document number", "no headline"}}});
      return;
    }
    Scale scale;
    weigh_setting(blocks_, layout_, headline, scale);
    weigh_surroundings(blocks_, headline, scale);
    starts_.push_back({mark, headline, {items_[headline].span.begin, scale.score(), scale.names()}});
  }

  /// The labelled headline, or the heading, or the line of the most words above the body: outlets and editions are
  /// brief.
  [[nodiscard]] std::size_t find_headline(std::size_t begin, std::size_t end) const {
    std::size_t best = no_block;
    for (std::size_t at = begin; at < end; ++at) {
      const Block& block = items_[at];
      if (block.shape == Shape::heading) return at;
      if (block.shape == Shape::field && block.field == Field::headline) return at;
      if (block.shape == Shape::dateline || (block.shape == Shape::field && block.field == Field::body)) break;
      if (block.shape != Shape::text && block.shape != Shape::repeated) continue;
      if (is_prose(block) && best != no_block) break;
      if (!block.headline.possible || block.shape == Shape::repeated) continue;
      if (best == no_block || block.headline.words > items_[best].headline.words) best = at;
    }
    return best;
  }

  const std::vector<Block>& items_;
  const Blocks& blocks_;
  const Layout& layout_;
  std::vector<StoryStart> found_;
  std::vector<StoryStart> starts_;
};

}  // namespace

std::vector<StoryStart> read_documents(const Blocks& blocks, const Layout& layout, std::vector<StoryStart> found) {
  return NumberedDocuments(blocks, layout, std::move(found)).read();
}

}  // namespace tidings::detail
