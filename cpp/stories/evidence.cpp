#include "stories/evidence.hpp"

#include <algorithm>

#include "stories/roles.hpp"

namespace tidings::detail {
namespace {

constexpr Evidence headline_shape_evidence{"headline shape", 0.4};
constexpr Evidence heading{"heading", 0.8};
constexpr Evidence headline_field{"headline field", 1.0};
constexpr Evidence full_stop{"ends in a full stop", -0.5};
constexpr Evidence capitals{"all capitals", -0.2};
constexpr Evidence brief{"few words", -0.15};
constexpr Evidence several_words{"several words", 0.1};
constexpr Evidence sentences{"several sentences", -0.1};
constexpr Evidence title_case{"title case", 0.15};
constexpr Evidence number{"number before it", 0.5};
constexpr Evidence numbers{"mostly numbers", -0.4};
constexpr Evidence repeated{"repeated on the page", -0.5};
constexpr Evidence not_heading{"no heading among headings", -0.4};
constexpr Evidence wider_gap{"wider gap above", 0.4};
constexpr Evidence joined_below{"gap above and none below", 0.4};
constexpr Evidence other_words{"other words than above", 0};
constexpr Evidence same_words_evidence{"the same words as above", 0};
constexpr Evidence words_recur{"its words recur below", 0};
constexpr Evidence words_do_not_recur{"its words do not recur below", 0};

void weigh_shape(const Block& block, const Layout& layout, Scale& scale) {
  const HeadlineShape& shape = block.headline;
  if (block.shape == Shape::field) return scale.add(headline_field);
  scale.add(headline_shape_evidence);
  if (block.shape == Shape::heading) return scale.add(heading);
  if (block.shape == Shape::repeated) scale.add(repeated);
  if (layout.heading_level > 0) scale.add(not_heading);
  if (shape.full_stop) scale.add(full_stop);
  if (shape.capitals) scale.add(capitals);
  if (shape.brief) scale.add(brief);
  if (shape.sentences) scale.add(sentences);
  if (shape.title_case) scale.add(title_case);
  if (block.lead > 0) scale.add(number);
  if (shape.numbers) scale.add(numbers);
}

/// Whether a line of its own stands right on top of prose, and apart from what is above it.
bool is_joined_below(const Blocks& blocks, std::size_t at) {
  const Block& block = blocks.items[at];
  if (at + 1 == blocks.items.size() || block.wrapped || !block.blank_above()) return false;
  const Block& below = blocks.items[at + 1];
  return !below.blank_above() && is_prose(below);
}

/// The least gain of a line whose words recur below.
constexpr double recurring = 0.15;

TopicChange topic_change_at(const Blocks& blocks, std::size_t at) {
  const Block& block = blocks.items[at];
  const std::size_t begin = block.span.begin - std::min(block.span.begin, topic_window);
  return compare_topics(blocks.page.substr(begin, block.span.begin - begin), blocks.bytes(block),
                        blocks.page.substr(block.span.end, topic_window));
}

}  // namespace

void weigh_setting(const Blocks& blocks, const Layout& layout, std::size_t at, Scale& scale) {
  const Block& block = blocks.items[at];
  weigh_shape(block, layout, scale);
  const bool wider = layout.gaps_differ && at > 0 && block.blank_lines > layout.usual_gap;
  if (wider) scale.add(wider_gap);
  if (!wider && at > 0 && is_joined_below(blocks, at)) scale.add(joined_below);
}

TopicChange weigh_topics(const Blocks& blocks, std::size_t at, Scale& scale) {
  const TopicChange change = topic_change_at(blocks, at);
  if (!change.known) return change;
  if (change.overlap < 0.08) scale.add(other_words, 0.5);
  if (change.overlap >= 0.08 && change.overlap < 0.12) scale.add(other_words, 0.3);
  if (change.overlap >= 0.15) scale.add(same_words_evidence, change.overlap < 0.2 ? -0.2 : -0.5);
  if (change.gain >= recurring) scale.add(words_recur, change.gain < 0.4 ? 0.1 : 0.25);
  if (change.gain <= 0) scale.add(words_do_not_recur, -0.2);
  if (blocks.items[at].headline.words > 5) scale.add(several_words);
  return change;
}

bool opens_topic(const Blocks& blocks, std::size_t at) {
  const TopicChange change = topic_change_at(blocks, at);
  return change.known && change.gain >= recurring;
}

}  // namespace tidings::detail
