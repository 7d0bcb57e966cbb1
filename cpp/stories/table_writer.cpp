#include "stories/table_writer.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include "stories/ids.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();

/// The moment that a story gives, if it gives one.
std::optional<Timestamp> moment_of(const Story& story, std::size_t row) {
  if (story.published.empty()) return std::nullopt;
  if (const std::optional<Timestamp> moment = parse_timestamp(story.published)) return moment;
  throw std::invalid_argument("story " + std::to_string(row + 1) + " was published at '" + story.published +
                              "', which is no date that is understood");
}

/// An upper bound of what the story's text takes.
std::size_t text_size(const Story& story) {
  std::size_t size = story.headline.size();
  for (const std::string& takeaway : story.takeaways) size += 2 + takeaway.size();
  for (const std::string& paragraph : story.paragraphs) size += 2 + paragraph.size();
  return size;
}

}  // namespace

std::string_view TableWriter::cleaned(std::string_view text) {
  if (!find_ill_formed(text)) return text;
  WellFormed replaced = replace_ill_formed(text);
  table_.replaced += replaced.replaced;
  scratch_ = std::move(replaced.text);
  return scratch_;
}

void TableWriter::add_piece(std::string_view text) {
  table_.text.add_piece(cleaned(text));
}

void TableWriter::headline(std::string_view text) {
  add_piece(text);
  has_headline_ = true;
}

void TableWriter::takeaway(std::string_view text) {
  if (!has_headline_) headline({});
  add_piece(text);
  ++n_takeaways_;
}

void TableWriter::paragraph(std::string_view text) {
  if (!has_headline_) headline({});
  add_piece(text);
}

void TableWriter::set(StringColumn StoryTable::* column, std::string_view text) {
  (table_.*column).set(row(), cleaned(text));
}

void TableWriter::append(ListColumn StoryTable::* column, std::string_view item) {
  (table_.*column).append(row(), cleaned(item));
}

void TableWriter::append_all(ListColumn StoryTable::* column, const std::vector<std::string>& items) {
  for (const std::string& item : items) append(column, item);
}

void TableWriter::published(Timestamp moment) {
  table_.published.set(row(), moment.seconds);
  if (moment.day_only) table_.day_only.set(row(), 1);
}

void TableWriter::add_credits(const std::vector<Credit>& credits) {
  if (credits.empty()) return;
  for (const Credit& credit : credits) {
    CreditColumn& column = table_.credits;
    column.roles.set(n_credits_, cleaned(credit.role));
    for (const std::string& name : credit.names) column.names.append(n_credits_, cleaned(name));
    for (const std::string& place : credit.places) column.places.append(n_credits_, cleaned(place));
    ++n_credits_;
  }
  table_.credits.clauses.close(row(), n_credits_);
}

void TableWriter::end_story() {
  if (row() == most) throw std::invalid_argument("a table holds at most " + std::to_string(most) + " stories");
  if (!has_headline_) headline({});
  table_.text.close(row(), n_takeaways_);
  n_takeaways_ = 0;
  has_headline_ = false;
  ++table_.size;
}

void TableWriter::add(const Story& story) {
  const std::optional<Timestamp> moment = moment_of(story, row());
  if (text_size(story) > most) {
    throw std::invalid_argument("story " + std::to_string(row() + 1) + " must be shorter than 4 GiB");
  }
  headline(story.headline);
  for (const std::string& text : story.takeaways) takeaway(text);
  for (const std::string& text : story.paragraphs) paragraph(text);
  set(&StoryTable::id, story.id);
  set(&StoryTable::kicker, story.kicker);
  set(&StoryTable::epigraph, story.epigraph);
  append_all(&StoryTable::byline, story.byline);
  append_all(&StoryTable::places, story.dateline.places);
  set(&StoryTable::agency, story.dateline.agency);
  set(&StoryTable::dateline_date, story.dateline.date);
  append_all(&StoryTable::subheads, story.subheads);
  append_all(&StoryTable::captions, story.captions);
  add_credits(story.credits);
  append_all(&StoryTable::corrections, story.corrections);
  set(&StoryTable::source, story.source);
  set(&StoryTable::url, story.url);
  if (moment) published(*moment);
  set(&StoryTable::language, story.language);
  set(&StoryTable::label, story.label);
  if (story.span != Span{}) table_.span.set(row(), story.span);
  end_story();
}

StoryTable TableWriter::finish() && {
  complete_ids(table_);
  table_.visit([](auto& buffer) { buffer.shrink_to_fit(); });
  return std::move(table_);
}

}  // namespace tidings::detail
