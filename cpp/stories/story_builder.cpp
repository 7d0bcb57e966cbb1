#include "stories/story_builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "stories/characters.hpp"
#include "stories/credits.hpp"
#include "stories/date_line.hpp"
#include "stories/dateline.hpp"
#include "stories/dates.hpp"
#include "stories/lines.hpp"
#include "stories/people.hpp"
#include "stories/roles.hpp"
#include "stories/signature.hpp"
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
  const std::size_t begin = std::min({line.find("https://"), line.find("http://"), line.find("www.")});
  if (begin == std::string_view::npos) return {};
  const std::string_view url = words_of(line.substr(begin), 1).front();
  return clean(url.substr(0, url.find_first_of(")>]\"")));
}

/// A headline without what Markdown writes around it.
std::string_view bare_headline(std::string_view text) {
  while (text.ends_with('#')) text.remove_suffix(1);
  return without_markup(trim(text));
}

bool has_date_or_label(const Block& block) {
  return block.shape == Shape::date_line || block.shape == Shape::measure || block.shape == Shape::field;
}

}  // namespace

Story StoryBuilder::build() {
  for (std::size_t block = range_.begin; block < range_.end; ++block) add(block);
  story_.span = {items_[range_.begin].span.begin, items_[range_.end - 1].span.end};
  if (story_.published.empty()) story_.published = published_date(story_.dateline.date);
  return std::move(story_);
}

void StoryBuilder::add(std::size_t at) {
  const Block& block = items_[at];
  if (is_headline(at)) return add_headline(block);
  switch (block.shape) {
    case Shape::text:
    case Shape::list_item:
    case Shape::code:
      return add_text(at);
    case Shape::heading:
      return add_heading(at);
    case Shape::epigraph:
      if (has_body() || !story_.epigraph.empty() || range_.headline == no_block) return add_prose(block, 0);
      return set(story_.epigraph, PartKind::epigraph, block, whole(block));
    case Shape::dateline:
      return add_prose(block, 0);
    case Shape::credits:
      std::ranges::move(read_credits(clean(whole(block))), std::back_inserter(story_.credits));
      return note(PartKind::credits, block.span);
    case Shape::link:
    case Shape::closing_link:
      return add_link(block);
    case Shape::byline:
      add_names(read_byline(clean(without_markup(whole(block)))));
      return note(PartKind::byline, block.span);
    case Shape::date_line:
      return add_date_line(block);
    case Shape::field:
      return add_field(block);
    case Shape::measure:
    case Shape::document_mark:
      return note(PartKind::metadata, block.span);
    case Shape::bullet:
      return add_to(story_.takeaways, PartKind::takeaway, block, text(block));
    case Shape::caption:
      return add_to(story_.captions, PartKind::caption, block, whole(block));
    case Shape::correction:
      return add_to(story_.corrections, PartKind::correction, block, whole(block));
    case Shape::takeaways_heading:
      return note(PartKind::takeaways_heading, block.span);
    case Shape::end_mark:
      return note(PartKind::end_mark, block.span);
    case Shape::separator:
      return note(PartKind::separator, block.span);
    case Shape::furniture:
      return note(PartKind::unassigned, block.span, Unassigned::furniture);
    case Shape::repeated:
      return add_repeated(at);
  }
}

void StoryBuilder::add_headline(const Block& block) {
  const std::string_view headline = text(block);
  if (story_.url.empty() && headline.starts_with('[')) story_.url = find_url(headline);
  set(story_.headline, PartKind::headline, block, bare_headline(headline));
}

void StoryBuilder::add_text(std::size_t at) {
  const Block& block = items_[at];
  if (is_outlet(at)) return add_source(block, whole(block));
  if (is_writer(at)) return add_writer(block);
  if (is_kicker(at)) return set(story_.kicker, PartKind::kicker, block, without_markup(whole(block)));
  if (is_head_of_document(at)) return note(PartKind::metadata, block.span);
  if (is_subhead(at)) return add_to(story_.subheads, PartKind::subhead, block, without_markup(whole(block)));
  add_prose(block, 0);
}

void StoryBuilder::add_heading(std::size_t at) {
  const Block& block = items_[at];
  const std::string_view heading = bare_headline(text(block));
  const bool above = range_.headline != no_block && at < range_.headline;
  if (above && story_.kicker.empty()) return set(story_.kicker, PartKind::kicker, block, heading);
  add_to(story_.subheads, PartKind::subhead, block, heading);
}

/// Only the first paragraph has a dateline; further down the same shape is prose.
void StoryBuilder::add_prose(const Block& block, std::size_t lead) {
  const std::string_view all = whole(block);
  std::string_view prose = trim(all.substr(lead));
  const std::string_view bytes = blocks_.bytes(block);
  const auto end_before = [&](std::string_view piece) {
    const auto at = static_cast<std::size_t>(piece.data() - all.data());
    return block.wrapped ? offset_in_piece(bytes, all, at) : at;
  };
  const auto begin_of = [&](std::string_view piece) {
    const std::size_t end = end_before(piece);
    return block.span.begin + end + spaces_at(bytes, end);
  };
  const bool first = story_.paragraphs.empty() && story_.dateline.agency.empty() && story_.dateline.date.empty();
  if (const auto match = first ? match_dateline(prose) : std::nullopt) {
    story_.dateline = clean(match->dateline);
    const std::string_view head = trim(prose.substr(0, match->length));
    const std::size_t end = block.span.begin + end_before(prose.substr(head.size()));
    note(PartKind::dateline, {begin_of(prose), end});
    prose = trim(prose.substr(match->length));
  }
  if (prose.empty()) return;
  story_.paragraphs.push_back(clean(prose));
  note(PartKind::paragraph, {begin_of(prose), block.span.end});
}

void StoryBuilder::add_field(const Block& block) {
  const std::string_view value = text(block);
  if (value.empty()) return note(PartKind::metadata, block.span);
  switch (block.field) {
    case Field::kicker:
      return set(story_.kicker, PartKind::kicker, block, value);
    case Field::byline:
      add_names(read_authors(clean(value)));
      return note(PartKind::byline, block.span);
    case Field::dateline:
      if (story_.dateline.empty()) story_.dateline.places.push_back(clean(value));
      return note(PartKind::dateline, block.span);
    case Field::published:
      if (story_.published.empty()) story_.published = published_date(value);
      return note(PartKind::published, block.span);
    case Field::source:
      return add_source(block, value);
    case Field::url:
      if (story_.url.empty()) story_.url = clean(value);
      return note(PartKind::link_line, block.span);
    case Field::body: {
      const std::string_view label = trim(blocks_.bytes(block).substr(0, block.lead));
      note(PartKind::metadata, {block.span.begin, block.span.begin + label.size()});
      return add_prose(block, block.lead);
    }
    case Field::headline:
    case Field::section:
    case Field::mail:
    case Field::other:
      return note(PartKind::metadata, block.span);
  }
}

void StoryBuilder::add_date_line(const Block& block) {
  std::optional<DateLine> line = read_date_line(without_markup(whole(block)));
  if (line && story_.published.empty()) story_.published = line->published;
  if (line && story_.source.empty()) story_.source = clean(line->source);
  if (line) add_names(std::move(line->names));
  note(PartKind::published, block.span);
}

void StoryBuilder::add_writer(const Block& block) {
  const Signature signature = read_signature(without_markup(blocks_.bytes(block)));
  add_names({std::string(signature.name)});
  if (story_.source.empty()) story_.source = clean(signature.outlet);
  note(PartKind::byline, block.span);
}

void StoryBuilder::add_repeated(std::size_t at) {
  if (is_outlet(at)) return add_source(items_[at], whole(items_[at]));
  if (is_writer(at)) return add_writer(items_[at]);
  note(PartKind::unassigned, items_[at].span, Unassigned::repeated);
}

void StoryBuilder::add_source(const Block& block, std::string_view text) {
  if (!story_.source.empty()) return note(PartKind::metadata, block.span);
  set(story_.source, PartKind::source, block, text);
}

void StoryBuilder::add_link(const Block& block) {
  if (story_.url.empty()) story_.url = find_url(blocks_.bytes(block));
  note(PartKind::link_line, block.span);
}

void StoryBuilder::add_to(std::vector<std::string>& field, PartKind kind, const Block& block, std::string_view text) {
  field.push_back(clean(text));
  note(kind, block.span);
}

void StoryBuilder::set(std::string& field, PartKind kind, const Block& block, std::string_view text) {
  field = clean(text);
  note(kind, block.span);
}

void StoryBuilder::add_names(std::vector<std::string> names) {
  clean_all(names);
  std::ranges::move(names, std::back_inserter(story_.byline));
}

void StoryBuilder::note(PartKind kind, Span span, Unassigned reason) {
  parts_.push_back({span, static_cast<std::uint32_t>(position_), kind, reason});
}

/// Above the headline everything short is a kicker; under it, what stands between it and other header matter.
bool StoryBuilder::is_kicker(std::size_t at) const {
  if (range_.headline == no_block || !story_.kicker.empty()) return false;
  if (at == range_.headline + 1 && at + 1 < range_.end && is_standfirst(items_, at)) return true;
  if (!is_kicker_like(items_[at])) return false;
  if (at < range_.headline) return true;
  return at == range_.headline + 1 && at + 1 < range_.end && is_header_matter(items_[at + 1]);
}

/// A name of few words right above or below a date, a length or a labelled line, before the body.
bool StoryBuilder::is_outlet(std::size_t at) const {
  const Block& block = items_[at];
  if (has_body() || is_person(blocks_.bytes(block)) || block.wrapped || block.span.end - block.span.begin > 60 ||
      !is_name(blocks_.bytes(block))) {
    return false;
  }
  const bool attached_below = at + 1 < range_.end && has_date_or_label(items_[at + 1]) &&
                              (!items_[at + 1].blank_above() || is_head_of_document(at));
  const bool attached_above = at > range_.begin && has_date_or_label(items_[at - 1]) && !block.blank_above();
  return attached_below || attached_above;
}

/// A signature under the headline and above the body.
bool StoryBuilder::is_writer(std::size_t at) const {
  if (range_.headline == no_block || at <= range_.headline || has_body() || !story_.byline.empty()) return false;
  return !read_signature(without_markup(blocks_.bytes(items_[at]))).name.empty();
}

/// Whether a short line stands in the head of a numbered document, or among the lines of a header without a gap.
bool StoryBuilder::is_head_of_document(std::size_t at) const {
  const Block& block = items_[at];
  if (has_body() || !is_kicker_like(block) || block.headline.words > 8) return false;
  const bool numbered = items_[range_.begin].shape == Shape::document_mark;
  const bool header_below = at + 1 < range_.end && is_header_matter(items_[at + 1]);
  const bool in_run = at > range_.begin && has_date_or_label(items_[at - 1]) && !block.blank_above();
  return (numbered && (header_below || at < range_.headline)) || in_run;
}

/// Inside the body: a line in capitals, or a few words between a paragraph and prose.
bool StoryBuilder::is_subhead(std::size_t at) const {
  const Block& block = items_[at];
  const HeadlineShape& shape = block.headline;
  if (story_.paragraphs.empty() || !shape.possible || shape.full_stop || at + 1 >= range_.end) return false;
  if (shape.capitals) return shape.words <= 12 && !closes_story(items_[at + 1]);
  const bool quoted = is_opening_quote(first_character(blocks_.bytes(block)).code);
  return shape.words <= 6 && !quoted && block.blank_above() && items_[at + 1].blank_above() && is_prose(items_[at + 1]);
}

}  // namespace tidings::detail
