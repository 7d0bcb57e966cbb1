#include "stories/surroundings.hpp"

#include <algorithm>
#include <vector>

#include "stories/roles.hpp"

namespace tidings::detail {
namespace {

constexpr Evidence start_of_page{"start of page", 1.0};
constexpr Evidence credits_above{"credits above", 0.8};
constexpr Evidence end_mark_above{"end mark above", 0.8};
constexpr Evidence document_mark_above{"document number above", 0.8};
constexpr Evidence closing_link_above{"closing link above", 0.6};
constexpr Evidence link_above{"link above", 0.3};
constexpr Evidence furniture_above{"page furniture above", 0.3};
constexpr Evidence field_above{"header field above", 0.3};
constexpr Evidence body_label_above{"the body's label above", -1.0};
constexpr Evidence date_above{"date above", 0.6};
constexpr Evidence separator_above{"separator above", 0.6};
constexpr Evidence bullets_above{"bullets above", 0.2};
constexpr Evidence byline_below{"byline below", 0.9};
constexpr Evidence dateline_below{"dateline below", 1.0};
constexpr Evidence date_below{"date below", 0.8};
constexpr Evidence field_below{"header field below", 0.6};
constexpr Evidence measure_below{"length below", 0.6};
constexpr Evidence takeaways_below{"takeaways below", 0.8};
constexpr Evidence bullets_below{"bullets below", 0.5};
constexpr Evidence epigraph_below{"epigraph below", 0.4};
constexpr Evidence caption_below{"caption below", 0.5};
/// A second sign below counts less than the first, which it often accompanies.
constexpr Evidence second_below{"another sign below", 0.3};
/// Evidence counts less when a kicker stands between.
constexpr Evidence across_kicker{"across a kicker", -0.1};

const Evidence* evidence_of_block_above(const Block& block) {
  switch (block.shape) {
    case Shape::credits:
      return &credits_above;
    case Shape::end_mark:
      return &end_mark_above;
    case Shape::document_mark:
      return &document_mark_above;
    case Shape::closing_link:
      return &closing_link_above;
    case Shape::link:
      return &link_above;
    case Shape::furniture:
    case Shape::repeated:
      return &furniture_above;
    case Shape::field:
      return block.field == Field::body && block.lead == block.span.end - block.span.begin ? &body_label_above
                                                                                           : &field_above;
    case Shape::separator:
      return block.level == 0 ? &separator_above : nullptr;
    case Shape::bullet:
      return &bullets_above;
    default:
      return nullptr;
  }
}

const Evidence* evidence_of_block_below(const Block& block) {
  switch (block.shape) {
    case Shape::byline:
      return &byline_below;
    case Shape::dateline:
      return &dateline_below;
    case Shape::date_line:
      return &date_below;
    case Shape::field:
      return block.field == Field::headline ? nullptr : &field_below;
    case Shape::measure:
      return &measure_below;
    case Shape::takeaways_heading:
      return &takeaways_below;
    case Shape::bullet:
      return &bullets_below;
    case Shape::caption:
      return &caption_below;
    case Shape::epigraph:
      return &epigraph_below;
    default:
      return nullptr;
  }
}

/// Blocks that say nothing and hide nothing: corrections, furniture, the line that underlines a heading.
bool is_transparent(const Block& block) {
  return block.shape == Shape::correction || block.shape == Shape::furniture || block.shape == Shape::repeated ||
         (block.shape == Shape::separator && block.level > 0);
}

/// Looks from one block up and down.
class Neighbourhood {
 public:
  Neighbourhood(const Blocks& blocks, std::size_t at) : blocks_(blocks.items), at_(at) {}

  /// The strongest of what closes a story above, over furniture and one kicker.
  std::string_view weigh_above(Scale& scale) const {
    const Evidence* found = nullptr;
    bool kicker = false;
    for (std::size_t block = at_, steps = 0; steps < 6; ++steps, --block) {
      const Evidence* next = nullptr;
      if (block == 0) next = &start_of_page;
      if (block > 0 && blocks_[block].form_feed_above) next = &separator_above;
      if (block > 0 && next == nullptr) next = evidence_of_block_above(blocks_[block - 1]);
      if (next == nullptr && block > 0 && leads_headline(blocks_, block - 1)) next = &date_above;
      if (next != nullptr && (found == nullptr || next->weight > found->weight)) found = next;
      if (block == 0 || blocks_[block].form_feed_above) break;
      if (is_transparent(blocks_[block - 1]) || blocks_[block - 1].shape == Shape::link) continue;
      if (!is_kicker_like(blocks_[block - 1]) || (kicker && !blocks_[block - 1].headline.brief)) break;
      kicker = true;
    }
    if (found == nullptr) return {};
    scale.add(*found);
    if (kicker) scale.add(across_kicker);
    return found->name;
  }

  /// What belongs under a headline: the first sign counts in full, a second of another kind a little.
  std::string_view weigh_below(Scale& scale) const {
    const Evidence* found = nullptr;
    std::size_t kickers = blocks_[at_].headline.full_stop ? 2 : 0;
    for (std::size_t block = at_ + 1; block < std::min(blocks_.size(), at_ + 6); ++block) {
      if (blocks_[block].form_feed_above) break;
      const Evidence* const next = ends_document(block) ? nullptr : evidence_of_block_below(blocks_[block]);
      if (next == nullptr) {
        if (is_transparent(blocks_[block])) continue;
        if (found != nullptr || kickers == 2 || !may_be_kicker_below(block)) break;
        ++kickers;
      } else if (found == nullptr) {
        found = next;
        scale.add(*next);
        if (kickers == 1 && !blocks_[at_].headline.full_stop) scale.add(across_kicker);
        if (kickers == 2 && !blocks_[at_].headline.full_stop) scale.add(across_kicker, 2 * across_kicker.weight);
      } else if (next != found) {
        const bool weak = found->weight < second_below.weight + 0.25;
        scale.add(weak ? *next : second_below);
        break;
      }
      if (next == &dateline_below || next == &bullets_below) break;
    }
    return found == nullptr ? std::string_view{} : found->name;
  }

 private:
  /// A line of many words is no kicker of a line of few, nor one in capitals of one without.
  [[nodiscard]] bool may_be_kicker_below(std::size_t block) const {
    const HeadlineShape& own = blocks_[at_].headline;
    const HeadlineShape& other = blocks_[block].headline;
    const bool stronger = (own.brief && !other.brief) || (other.capitals && !own.capitals && !other.brief);
    return (is_kicker_like(blocks_[block]) && !stronger) || is_standfirst(blocks_, block);
  }

  /// Whether a labelled line is one of those at the end of a document: "LOAD-DATE: ..." above its end mark.
  [[nodiscard]] bool ends_document(std::size_t block) const {
    if (blocks_[block].shape != Shape::field) return false;
    constexpr std::size_t most = 64;
    const std::size_t end = std::min(blocks_.size(), block + most);
    for (; block < end && blocks_[block].shape == Shape::field; ++block) {
      if (blocks_[block].field == Field::body || blocks_[block].field == Field::headline) return false;
    }
    if (block == end && end < blocks_.size()) return false;
    return block == blocks_.size() || closes_story(blocks_[block]) || blocks_[block].shape == Shape::document_mark;
  }

  const std::vector<Block>& blocks_;
  std::size_t at_;
};

}  // namespace

Surroundings weigh_surroundings(const Blocks& blocks, std::size_t at, Scale& scale) {
  const Neighbourhood neighbourhood(blocks, at);
  const std::string_view above = neighbourhood.weigh_above(scale);
  return {above, neighbourhood.weigh_below(scale)};
}

bool has_link_above(const Surroundings& surroundings) {
  return surroundings.above == link_above.name;
}

}  // namespace tidings::detail
