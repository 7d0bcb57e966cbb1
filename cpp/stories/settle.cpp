#include "stories/settle.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "stories/headline_shape.hpp"
#include "stories/marks.hpp"
#include "stories/people.hpp"

namespace tidings::detail {
namespace {

class Settler {
 public:
  explicit Settler(Blocks& blocks) : blocks_(blocks), items_(blocks.items) {}

  void settle() {
    settle_codes();
    settle_list_items();
    settle_takeaways_headings();
    settle_link_lists();
    settle_headings();
  }

 private:
  static void make_text(Block& block) {
    block.shape = Shape::text;
    block.lead = 0;
  }

  /// Two-letter labels are fields beside others, or alone on their lines where a page has several; else capitals of a
  /// text.
  void settle_codes() {
    constexpr std::size_t several = 3;
    const auto is_code = [](const Block& block) { return block.shape == Shape::code; };
    const bool many = static_cast<std::size_t>(std::ranges::count_if(items_, is_code)) >= several;
    const auto labelled = [&](std::size_t i) {
      return i < items_.size() && (items_[i].shape == Shape::code || items_[i].shape == Shape::field);
    };
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].shape != Shape::code) continue;
      const bool bare = many && items_[i].lead == items_[i].span.end - items_[i].span.begin;
      const bool beside = bare || labelled(i + 1) || (i > 0 && labelled(i - 1));
      const bool byline = !beside && !read_byline(blocks_.bytes(items_[i])).empty();
      if (!beside) make_text(items_[i]);
      if (beside) items_[i].shape = Shape::field;
      if (byline) items_[i].shape = Shape::byline;
    }
  }

  /// A number or a dash is a bullet beside other bullets or under a heading for them; alone it is text.
  void settle_list_items() {
    const auto lists = [&](std::size_t i) {
      return i < items_.size() && (items_[i].shape == Shape::bullet || items_[i].shape == Shape::list_item);
    };
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].shape != Shape::list_item) continue;
      const bool above =
          i > 0 && (items_[i - 1].shape == Shape::bullet || items_[i - 1].shape == Shape::takeaways_heading);
      if (above || lists(i + 1)) items_[i].shape = Shape::bullet;
      if (!above && !lists(i + 1)) items_[i].shape = Shape::text;
    }
    settle_numbers();
  }

  /// A number before a text is its lead where the page counts from 1: "1. Lava nears port ... 2. Bridge tolls end".
  /// An item or two may be missing: they read as something else.
  void settle_numbers() {
    constexpr std::size_t widest_step = 3;
    std::vector<std::size_t> numbered;
    std::size_t last = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Block& block = items_[i];
      if (block.shape != Shape::text || block.lead == 0) continue;
      const std::size_t number = number_of(blocks_.bytes(block));
      if (number == 1 || (number > last && number <= last + widest_step && last > 0)) {
        numbered.push_back(i);
        last = number;
      } else {
        block.lead = 0;
      }
    }
    if (numbered.size() >= 3) return;
    for (const std::size_t i : numbered) items_[i].lead = 0;
  }

  /// The number in "12. ...", "[12] ..." or "#12 ...", or 0.
  static std::size_t number_of(std::string_view text) {
    if (text.starts_with('(') || text.starts_with('[') || text.starts_with('#')) text.remove_prefix(1);
    std::size_t number = 0;
    for (; !text.empty() && text[0] >= '0' && text[0] <= '9' && number < 1000; text.remove_prefix(1)) {
      number = 10 * number + static_cast<std::size_t>(text[0] - '0');
    }
    return number;
  }

  /// "Summary" without a colon heads a list only if there is one.
  void settle_takeaways_headings() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (heads_list(i)) items_[i].shape = Shape::takeaways_heading;
      if (items_[i].shape != Shape::takeaways_heading || ends_in_colon(items_[i])) continue;
      if (i + 1 == items_.size() || items_[i + 1].shape != Shape::bullet) make_text(items_[i]);
    }
  }

  /// A short line with a colon between what may be a headline and bullets, whatever it says.
  [[nodiscard]] bool heads_list(std::size_t at) const {
    constexpr std::size_t longest = 60;
    const Block& block = items_[at];
    if (at == 0 || at + 1 == items_.size() || items_[at + 1].shape != Shape::bullet) return false;
    if (block.shape != Shape::text || block.span.end - block.span.begin > longest || !ends_in_colon(block))
      return false;
    if (items_[at - 1].shape != Shape::text || items_[at - 1].wrapped) return false;
    const HeadlineShape above = headline_shape(blocks_.bytes(items_[at - 1]));
    return above.possible && !above.full_stop;
  }

  /// Under "Related:" bullets are links.
  void settle_link_lists() {
    for (std::size_t i = 1; i < items_.size(); ++i) {
      const bool heads = items_[i - 1].shape == Shape::link && (items_[i - 1].lead > 0 || ends_in_colon(items_[i - 1]));
      if (heads && items_[i].shape == Shape::bullet) items_[i].shape = Shape::link;
    }
  }

  [[nodiscard]] bool ends_in_colon(const Block& block) const { return blocks_.bytes(block).ends_with(':'); }

  /// A line of === or --- right under a line of text makes a heading of it.
  void settle_headings() {
    for (std::size_t i = 1; i < items_.size(); ++i) {
      Block& above = items_[i - 1];
      if (items_[i].shape != Shape::separator || items_[i].blank_above() || items_[i].form_feed_above) continue;
      const std::uint8_t level = underline_level(blocks_.bytes(items_[i]));
      const bool under_rule = i > 1 && items_[i - 2].shape == Shape::separator;
      if (level == 0 || above.shape != Shape::text || above.wrapped || !(above.blank_above() || under_rule)) continue;
      const HeadlineShape headline = headline_shape(blocks_.bytes(above));
      if (!headline.possible || headline.full_stop) continue;
      above.shape = Shape::heading;
      above.level = items_[i].level = level;
    }
  }

  Blocks& blocks_;
  std::vector<Block>& items_;
};

}  // namespace

void settle_shapes(Blocks& blocks) {
  Settler(blocks).settle();
}

}  // namespace tidings::detail
