#include "stories/boundaries.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "stories/documents.hpp"
#include "stories/headlines.hpp"
#include "stories/roles.hpp"

namespace tidings::detail {
namespace {

/// Extends stories upwards over the kicker, the epigraph and the header lines above their headlines.
class Leads {
 public:
  explicit Leads(const std::vector<Block>& items) : items_(items) {}

  [[nodiscard]] std::size_t begin_of(std::size_t headline, std::size_t least) const {
    for (const std::size_t above : {std::size_t{2}, std::size_t{1}}) {
      if (headline >= least + above && leads_in(headline - above, headline)) return headline - above;
    }
    std::size_t begin = headline;
    while (begin > least && is_attached(begin)) --begin;
    return begin;
  }

 private:
  /// Whether the block above is a date over a headline, or another header line right above this one.
  [[nodiscard]] bool is_attached(std::size_t block) const {
    const Block& above = items_[block - 1];
    if (items_[block].form_feed_above) return false;
    if (leads_headline(items_, block - 1)) return true;
    const bool header = (above.shape == Shape::field && above.field != Field::body) || above.shape == Shape::date_line;
    return header && !items_[block].blank_above();
  }

  /// Whether nothing, or the end of another story, is above a block.
  [[nodiscard]] bool ends_above(std::size_t block) const {
    return block == 0 || items_[block].form_feed_above || closes_story(items_[block - 1]);
  }

  /// Whether one or two blocks above a headline, of different shapes, belong to it. Without the end of another story
  /// above it only a label does, of few words or in capitals.
  [[nodiscard]] bool leads_in(std::size_t begin, std::size_t headline) const {
    const auto lead = std::span(items_).subspan(begin, headline - begin);
    if (!std::ranges::all_of(lead, is_kicker_like) || items_[headline].form_feed_above) return false;
    if (lead.size() == 2 && (lead[0].shape == lead[1].shape || lead[1].form_feed_above)) return false;
    const bool label = lead.size() == 1 && (lead[0].headline.brief || lead[0].headline.capitals);
    return label || ends_above(begin);
  }

  const std::vector<Block>& items_;
};

}  // namespace

std::vector<StoryStart> find_stories(const Blocks& blocks, const Layout& layout, double least) {
  std::vector<StoryStart> starts = find_headlines(blocks, layout, least);
  if (layout.numbered) starts = read_documents(blocks, layout, std::move(starts));
  const Leads leads(blocks.items);
  std::size_t floor = 0;
  for (StoryStart& start : starts) {
    const bool from_mark = start.begin != start.headline;
    if (!from_mark) start.begin = leads.begin_of(start.headline, floor);
    floor = (start.headline == no_block ? start.begin : start.headline) + 1;
  }
  return starts;
}

}  // namespace tidings::detail
