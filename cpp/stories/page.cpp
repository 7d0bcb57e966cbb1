#include "tidings/stories/page.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "stories/blocks.hpp"
#include "stories/boundaries.hpp"
#include "stories/story_builder.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

using detail::Block;
using detail::Headline;
using detail::Shape;
using detail::StoryBlocks;

void check(const PageOptions& options) {
  if (std::isfinite(options.boundary_score) && options.boundary_score > 0) return;
  throw std::invalid_argument("boundary_score must be positive and finite, got " + to_text(options.boundary_score));
}

/// Shapes that only a story has, with or without a headline.
bool marks_story(const Block& block) {
  return block.shape == Shape::byline || block.shape == Shape::dateline || block.shape == Shape::credits;
}

bool is_separator(const Block& block) {
  return block.shape == Shape::separator;
}

/// Takes the headlines of a page and deals its blocks out to stories.
class PageReader {
 public:
  PageReader(std::span<const Block> blocks, double least)
      : blocks_(blocks), headlines_(detail::find_headlines(blocks, least)) {}

  Page read() {
    const std::size_t first = begin_of(0);
    if (first > 0) read_leading({0, first});
    for (std::size_t i = 0; i < headlines_.size(); ++i) {
      add_story({begin_of(i), headlines_[i].block, begin_of(i + 1)}, std::move(headlines_[i].boundary));
    }
    for (std::size_t i = 0; i < stories_.size(); ++i) warn(i);
    return {Corpus(std::move(stories_)), std::move(report_)};
  }

 private:
  struct BlockRange {
    std::size_t begin;
    std::size_t end;
  };

  /// The first block of a story: its headline, or the kicker and the epigraph above that.
  [[nodiscard]] std::size_t begin_of(std::size_t story) const {
    if (story == headlines_.size()) return blocks_.size();
    const std::size_t least = story == 0 ? 0 : headlines_[story - 1].block + 1;
    const std::size_t headline = headlines_[story].block;
    for (const std::size_t above : {std::size_t{2}, std::size_t{1}}) {
      if (headline >= least + above && leads_in(headline - above, headline)) return headline - above;
    }
    return headline;
  }

  /// Whether nothing, or the end of another story, is above a block.
  [[nodiscard]] bool ends_above(std::size_t block) const {
    return block == 0 || blocks_[block].form_feed_above || detail::closes_story(blocks_[block - 1]);
  }

  /// Whether one or two blocks above a headline, of different shapes, belong to it. Without the end of another story
  /// above it only a label does, of few words or in capitals.
  [[nodiscard]] bool leads_in(std::size_t begin, std::size_t headline) const {
    const auto lead = blocks_.subspan(begin, headline - begin);
    if (!std::ranges::all_of(lead, detail::is_kicker_like) || blocks_[headline].form_feed_above) return false;
    if (lead.size() == 2 && (lead[0].shape == lead[1].shape || lead[1].form_feed_above)) return false;
    const bool label = lead.size() == 1 && (lead[0].headline.brief || lead[0].headline.capitals);
    return label || ends_above(begin);
  }

  /// What stands above the first headline: a story that lost its own, or nothing that belongs to a story.
  void read_leading(BlockRange range) {
    const auto leading = blocks_.subspan(range.begin, range.end - range.begin);
    const bool story =
        headlines_.empty() ? !std::ranges::all_of(leading, is_separator) : std::ranges::any_of(leading, marks_story);
    if (story) return add_story({range.begin, range.end, range.end}, {leading.front().span.begin, 0, {"no headline"}});
    for (const Block& block : leading) {
      report_.parts.push_back({is_separator(block) ? PartKind::separator : PartKind::unassigned, block.span, 0});
    }
  }

  void add_story(StoryBlocks range, Boundary boundary) {
    detail::StoryBuilder builder(blocks_, range, stories_.size(), report_.parts);
    stories_.push_back(builder.build());
    report_.boundaries.push_back(std::move(boundary));
  }

  void warn(std::size_t position) {
    const Story& story = stories_[position];
    const std::string name = "story " + std::to_string(position + 1);
    if (story.headline.empty() && stories_.size() > 1) report_.warnings.push_back(name + " has no headline");
    if (!story.paragraphs.empty() || !story.takeaways.empty()) return;
    std::string what = story.headline.empty() ? "parts" : "a headline";
    if (!story.byline.empty()) what = "a byline";
    report_.warnings.push_back(name + " has " + what + " and no body");
  }

  std::span<const Block> blocks_;
  std::vector<Headline> headlines_;
  std::vector<Story> stories_;
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
    case PartKind::separator:
      return "separator";
    case PartKind::unassigned:
      return "unassigned";
  }
  throw std::invalid_argument("no such kind of part: " + std::to_string(static_cast<int>(kind)));
}

Page parse_page(std::string_view text, const PageOptions& options) {
  check(options);
  const detail::Blocks blocks = detail::read_blocks(text);
  Page page = PageReader(blocks.items, options.boundary_score).read();
  if (!find_ill_formed(text)) return page;
  page.report.replaced = replace_ill_formed(text).replaced;
  page.report.warnings.insert(page.report.warnings.begin(),
                              std::to_string(page.report.replaced) +
                                  " ill-formed sequences became U+FFFD; perhaps the page is "
                                  "not in UTF-8");
  return page;
}

}  // namespace tidings
