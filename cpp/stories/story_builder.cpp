#include "stories/story_builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stories/boundaries.hpp"
#include "stories/characters.hpp"
#include "stories/credits.hpp"
#include "stories/dateline.hpp"
#include "stories/dates.hpp"
#include "stories/people.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

std::string clean(std::string_view text) {
  return replace_ill_formed(text).text;
}

void clean_all(std::vector<std::string>& texts) {
  for (std::string& text : texts) text = clean(text);
}

Dateline clean(Dateline dateline) {
  clean_all(dateline.places);
  return {std::move(dateline.places), clean(dateline.agency), clean(dateline.date)};
}

std::string find_url(std::string_view line) {
  const std::size_t begin = std::min(line.find("https://"), line.find("http://"));
  if (begin == std::string_view::npos) return {};
  const std::string_view url = words_of(line.substr(begin), 1).front();
  return clean(url.substr(0, url.find_first_of(")>]\"")));
}

bool is_prose(const Block& block) {
  return block.shape == Shape::text && (!block.headline.possible || block.headline.full_stop);
}

}  // namespace

Story StoryBuilder::build() {
  for (std::size_t block = range_.begin; block < range_.end; ++block) add(block);
  story_.span = {blocks_[range_.begin].span.begin, blocks_[range_.end - 1].span.end};
  story_.published = iso_date(story_.dateline.date);
  return std::move(story_);
}

void StoryBuilder::add(std::size_t at) {
  const Block& block = blocks_[at];
  switch (block.shape) {
    case Shape::text:
    case Shape::list_item:
      return add_text(at);
    case Shape::epigraph:
      return add_epigraph(block);
    case Shape::dateline:
      return add_dateline(block);
    case Shape::credits:
      return add_credits(block);
    case Shape::link:
    case Shape::closing_link:
      return add_link(block);
    case Shape::byline:
      std::ranges::move(read_byline(clean(block.whole)), std::back_inserter(story_.byline));
      return note(PartKind::byline, block.span);
    case Shape::bullet:
      return add_to(story_.takeaways, PartKind::takeaway, block, block.text());
    case Shape::caption:
      return add_to(story_.captions, PartKind::caption, block, block.whole);
    case Shape::correction:
      return add_to(story_.corrections, PartKind::correction, block, block.whole);
    case Shape::takeaways_heading:
      return note(PartKind::takeaways_heading, block.span);
    case Shape::separator:
      return note(PartKind::separator, block.span);
  }
}

void StoryBuilder::add_text(std::size_t at) {
  const Block& block = blocks_[at];
  if (at == range_.headline || is_kicker(at)) {
    const bool headline = at == range_.headline;
    (headline ? story_.headline : story_.kicker) = clean(block.whole);
    return note(headline ? PartKind::headline : PartKind::kicker, block.span);
  }
  if (is_subhead(at)) return add_to(story_.subheads, PartKind::subhead, block, block.whole);
  add_to(story_.paragraphs, PartKind::paragraph, block, block.whole);
}

void StoryBuilder::add_epigraph(const Block& block) {
  if (has_body() || !story_.epigraph.empty() || range_.headline == range_.end) {
    return add_to(story_.paragraphs, PartKind::paragraph, block, block.whole);
  }
  story_.epigraph = clean(block.whole);
  note(PartKind::epigraph, block.span);
}

/// Only the first paragraph has a dateline; further down the same shape is prose.
void StoryBuilder::add_dateline(const Block& block) {
  const auto match = match_dateline(block.whole);
  if (!match || !story_.paragraphs.empty() || !story_.dateline.empty()) {
    return add_to(story_.paragraphs, PartKind::paragraph, block, block.whole);
  }
  story_.dateline = clean(match->dateline);
  const std::string_view text = block.text();
  const auto offset = static_cast<std::size_t>(text.data() - block.whole.data());
  const std::string_view lead = trim(block.whole.substr(0, block.lead));
  note(PartKind::dateline, {block.span.begin, block.span.begin + lead.size()});
  if (text.empty()) return;
  story_.paragraphs.push_back(clean(text));
  note(PartKind::paragraph, {block.span.begin + offset, block.span.end});
}

void StoryBuilder::add_link(const Block& block) {
  if (story_.url.empty()) story_.url = find_url(block.whole);
  note(PartKind::link_line, block.span);
}

void StoryBuilder::add_credits(const Block& block) {
  std::ranges::move(read_credits(clean(block.whole)), std::back_inserter(story_.credits));
  note(PartKind::credits, block.span);
}

void StoryBuilder::add_to(std::vector<std::string>& field, PartKind kind, const Block& block, std::string_view text) {
  field.push_back(clean(text));
  note(kind, block.span);
}

/// Above the headline everything short is a kicker; under it, what stands between it and other header matter.
bool StoryBuilder::is_kicker(std::size_t at) const {
  if (range_.headline == range_.end || !story_.kicker.empty() || !is_kicker_like(blocks_[at])) return false;
  if (at < range_.headline) return true;
  return at == range_.headline + 1 && at + 1 < range_.end && is_header_matter(blocks_[at + 1]);
}

/// Inside the body: a line in capitals, or a few words between a paragraph and prose.
bool StoryBuilder::is_subhead(std::size_t at) const {
  const Block& block = blocks_[at];
  const HeadlineShape& shape = block.headline;
  if (story_.paragraphs.empty() || !shape.possible || shape.full_stop || at + 1 >= range_.end) return false;
  if (shape.capitals) return shape.words <= 12 && !closes_story(blocks_[at + 1]);
  const bool quoted = is_opening_quote(first_character(block.whole).code);
  return shape.words <= 6 && !quoted && block.blank_above && blocks_[at + 1].blank_above && is_prose(blocks_[at + 1]);
}

}  // namespace tidings::detail
