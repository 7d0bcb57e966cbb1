#include "tidings/stories/page.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <stdexcept>
#include <utility>

#include "stories/blocks.hpp"
#include "stories/boundaries.hpp"
#include "stories/labels.hpp"
#include "stories/layout.hpp"
#include "stories/repeats.hpp"
#include "stories/story_builder.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/stories/corpus_builder.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

using detail::Block;
using detail::Blocks;
using detail::no_block;
using detail::Shape;
using detail::StoryBlocks;
using detail::StoryStart;

void check(const PageOptions& options) {
  if (std::isfinite(options.boundary_score) && options.boundary_score > 0) return;
  throw std::invalid_argument("boundary_score must be positive and finite, got " + to_text(options.boundary_score));
}

/// Shapes that only a story has, with or without a headline.
bool marks_story(const Block& block) {
  return block.shape == Shape::byline || block.shape == Shape::dateline || block.shape == Shape::credits;
}

/// Shapes that make no story by themselves.
bool is_page_matter(const Block& block) {
  return block.shape == Shape::separator || block.shape == Shape::furniture || block.shape == Shape::repeated;
}

/// Deals the blocks of a page out to its stories.
class PageReader {
 public:
  PageReader(const Blocks& blocks, std::vector<StoryStart> starts)
      : blocks_(blocks), items_(blocks.items), starts_(std::move(starts)) {
    stories_.reserve(blocks.page.size());
    report_.parts.reserve(items_.size() + items_.size() / 8);
  }

  Page read() {
    const std::size_t first = starts_.empty() ? items_.size() : starts_.front().begin;
    if (first > 0) read_leading(first);
    for (std::size_t i = 0; i < starts_.size(); ++i) {
      const std::size_t end = i + 1 < starts_.size() ? starts_[i + 1].begin : items_.size();
      add_story({starts_[i].begin, starts_[i].headline, end}, std::move(starts_[i].boundary));
    }
    return {std::move(stories_).build(), std::move(report_)};
  }

 private:
  /// What stands above the first headline: a story that lost its own, or nothing that belongs to a story.
  void read_leading(std::size_t end) {
    const auto leading = std::span(items_).first(end);
    const bool story =
        starts_.empty() ? !std::ranges::all_of(leading, is_page_matter) : std::ranges::any_of(leading, marks_story);
    leading_stories_ = story ? 1 : 0;
    if (story) return add_story({0, no_block, end}, {leading.front().span.begin, 0, {"no headline"}});
    for (const Block& block : leading) {
      const bool furniture = block.shape == Shape::furniture;
      const Unassigned reason = furniture ? Unassigned::furniture : Unassigned::above_first_story;
      report_.parts.push_back({block.span, 0, PartKind::unassigned, reason});
    }
  }

  void add_story(StoryBlocks range, Boundary boundary) {
    detail::StoryBuilder builder(blocks_, range, report_.boundaries.size(), report_.parts);
    report_.boundaries.push_back(std::move(boundary));
    const Story story = builder.build();
    warn(story);
    stories_.add(story);
  }

  /// Says what is odd about the story that was built last.
  void warn(const Story& story) {
    const std::string name = "story " + std::to_string(report_.boundaries.size());
    if (story.headline.empty() && starts_.size() + leading_stories_ > 1)
      report_.warnings.push_back(name + " has no headline");
    if (!story.paragraphs.empty() || !story.takeaways.empty()) return;
    std::string what = story.headline.empty() ? "parts" : "a headline";
    if (!story.byline.empty()) what = "a byline";
    report_.warnings.push_back(name + " has " + what + " and no body");
  }

  const Blocks& blocks_;
  const std::vector<Block>& items_;
  std::vector<StoryStart> starts_;
  std::size_t leading_stories_ = 0;
  CorpusBuilder stories_;
  PageReport report_;
};

}  // namespace

std::string_view to_string(PartKind kind) {
  switch (kind) {
    case PartKind::headline:
      return "headline";
    case PartKind::kicker:
      return "kicker";
    case PartKind::epigraph:
      return "epigraph";
    case PartKind::byline:
      return "byline";
    case PartKind::dateline:
      return "dateline";
    case PartKind::paragraph:
      return "paragraph";
    case PartKind::takeaways_heading:
      return "takeaways heading";
    case PartKind::takeaway:
      return "takeaway";
    case PartKind::subhead:
      return "subhead";
    case PartKind::caption:
      return "caption";
    case PartKind::credits:
      return "credits";
    case PartKind::correction:
      return "correction";
    case PartKind::link_line:
      return "link line";
    case PartKind::published:
      return "published";
    case PartKind::source:
      return "source";
    case PartKind::metadata:
      return "metadata";
    case PartKind::end_mark:
      return "end mark";
    case PartKind::separator:
      return "separator";
    case PartKind::unassigned:
      return "unassigned";
  }
  throw std::invalid_argument("no such kind of part: " + std::to_string(static_cast<int>(kind)));
}

std::string_view to_string(Unassigned reason) {
  switch (reason) {
    case Unassigned::none:
      return "";
    case Unassigned::above_first_story:
      return "above the first story";
    case Unassigned::furniture:
      return "page furniture";
    case Unassigned::repeated:
      return "repeated on the page";
  }
  throw std::invalid_argument("no such reason: " + std::to_string(static_cast<int>(reason)));
}

Page parse_page(std::string_view text, const PageOptions& options) {
  check(options);
  Blocks blocks = detail::read_blocks(text);
  detail::settle_labels(blocks);
  detail::settle_repeats(blocks);
  const detail::Layout layout = detail::read_layout(blocks);
  Page page = PageReader(blocks, detail::find_stories(blocks, layout, options.boundary_score)).read();
  const std::size_t replaced = count_ill_formed(text);
  if (replaced == 0) return page;
  page.report.replaced = replaced;
  page.report.warnings.insert(page.report.warnings.begin(),
                              std::to_string(replaced) +
                                  (replaced == 1 ? " ill-formed sequence" : " ill-formed sequences") +
                                  " became U+FFFD; perhaps the page is not in UTF-8");
  return page;
}

}  // namespace tidings
