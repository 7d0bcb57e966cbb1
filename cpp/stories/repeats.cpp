#include "stories/repeats.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "stories/roles.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t longest = 100;
constexpr std::size_t most_words = 12;
constexpr std::size_t least_repeats = 3;

/// A short line, and what stands above and below it.
struct Occurrence {
  std::size_t line;
  std::size_t above;
  std::size_t below;
  std::size_t block;
};

bool may_repeat(const Block& block) {
  return block.shape == Shape::text && !block.wrapped && block.span.end - block.span.begin <= longest &&
         block.headline.words <= most_words && !block.headline.full_stop;
}

/// Between paragraphs a line is a subhead, between a headline and a byline a kicker, however often it occurs.
bool stands_in_story(const std::vector<Block>& blocks, std::size_t at) {
  if (at == 0 || at + 1 == blocks.size()) return false;
  const Block& above = blocks[at - 1];
  const Block& below = blocks[at + 1];
  const bool under_headline = above.shape == Shape::heading || (above.headline.possible && !above.headline.brief);
  return (is_prose(above) && is_prose(below)) || (under_headline && is_header_matter(below));
}

std::size_t distinct(std::span<const Occurrence> group, std::size_t Occurrence::* side) {
  std::vector<std::size_t> hashes;
  for (const Occurrence& occurrence : group) hashes.push_back(occurrence.*side);
  std::ranges::sort(hashes);
  return static_cast<std::size_t>(std::ranges::unique(hashes).begin() - hashes.begin());
}

/// Whether the neighbours on both sides change in two of three places.
bool in_changing_company(std::span<const Occurrence> group) {
  return 3 * distinct(group, &Occurrence::above) >= 2 * group.size() &&
         3 * distinct(group, &Occurrence::below) >= 2 * group.size();
}

}  // namespace

void settle_repeats(Blocks& blocks) {
  const auto hash_at = [&](std::size_t i) {
    return i < blocks.items.size() ? std::hash<std::string_view>{}(blocks.bytes(blocks.items[i])) : 0;
  };
  std::vector<Occurrence> occurrences;
  for (std::size_t i = 0; i < blocks.items.size(); ++i) {
    if (may_repeat(blocks.items[i])) occurrences.push_back({hash_at(i), 0, 0, i});
  }
  std::ranges::sort(occurrences, [](const Occurrence& a, const Occurrence& b) {
    return a.line != b.line ? a.line < b.line : a.block < b.block;
  });
  const auto same_line = [](const Occurrence& a, const Occurrence& b) { return a.line == b.line; };
  for (auto begin = occurrences.begin(); begin != occurrences.end();) {
    const auto end = std::find_if_not(begin, occurrences.end(), [&](auto& o) { return same_line(*begin, o); });
    const std::span<Occurrence> group(begin, end);
    begin = end;
    if (group.size() < least_repeats) continue;
    for (Occurrence& occurrence : group) {
      occurrence.above = occurrence.block == 0 ? 0 : hash_at(occurrence.block - 1);
      occurrence.below = hash_at(occurrence.block + 1);
    }
    if (!in_changing_company(group)) continue;
    for (const Occurrence& occurrence : group) {
      if (!stands_in_story(blocks.items, occurrence.block)) blocks.items[occurrence.block].shape = Shape::repeated;
    }
  }
}

}  // namespace tidings::detail
