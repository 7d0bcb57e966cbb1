#include "stories/layout.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "stories/roles.hpp"

namespace tidings::detail {
namespace {

/// The gap that most blocks have, and whether few, but more than one, have a wider one.
void read_gaps(const Blocks& blocks, Layout& layout) {
  std::array<std::size_t, 256> counts{};
  for (const Block& block : blocks.items) ++counts.at(block.blank_lines);
  const auto usual = std::ranges::max_element(counts);
  layout.usual_gap = static_cast<std::uint8_t>(usual - counts.begin());
  const std::size_t wider = std::accumulate(std::next(usual), counts.end(), std::size_t{0});
  layout.gaps_differ = wider > 1 && 2 * wider < blocks.items.size();
}

/// Whether a page's only heading of its level, at the top, is the title of a collection: another heading, and no prose,
/// follows it.
bool heads_collection(const Blocks& blocks, std::size_t heading) {
  for (std::size_t next = heading + 1; next < blocks.items.size(); ++next) {
    if (blocks.items[next].shape == Shape::heading) return true;
    if (is_prose(blocks.items[next]) || blocks.items[next].shape == Shape::byline) return false;
  }
  return false;
}

/// The shallowest level that occurs more than once; the only heading's own where it is an essay's title.
std::uint8_t read_heading_level(const Blocks& blocks) {
  std::array<std::size_t, 8> counts{};
  std::array<std::size_t, 8> first{};
  for (std::size_t i = 0; i < blocks.items.size(); ++i) {
    const Block& block = blocks.items[i];
    if (block.shape == Shape::heading && counts.at(block.level)++ == 0) first.at(block.level) = i;
  }
  for (std::uint8_t level = 1; level < counts.size(); ++level) {
    if (counts.at(level) > 1) return level;
    if (counts.at(level) == 1 && !heads_collection(blocks, first.at(level))) return level;
  }
  return 0;
}

}  // namespace

Layout read_layout(const Blocks& blocks) {
  Layout layout;
  read_gaps(blocks, layout);
  layout.heading_level = read_heading_level(blocks);
  layout.numbered =
      std::ranges::any_of(blocks.items, [](const Block& block) { return block.shape == Shape::document_mark; });
  return layout;
}

}  // namespace tidings::detail
