#include "tidings/stories/corpus.hpp"

#include <array>

#include "stories/story_rows.hpp"
#include "tidings/stories/corpus_builder.hpp"

namespace tidings {
namespace {

using detail::StoryRows;
using detail::StoryTable;

Corpus built(const std::vector<Story>& stories) {
  CorpusBuilder builder;
  for (const Story& story : stories) builder.add(story);
  return std::move(builder).build();
}

/// A column's text at a position.
std::string_view text_at(const StoryRows& rows, std::size_t position, detail::StringColumn StoryTable::* column) {
  const StoryRows::Place place = rows[position];
  return (place.table->*column)[place.row];
}

Corpus joined(std::span<const StoryRows* const> parts) {
  return Corpus(std::make_shared<const StoryRows>(StoryRows::concatenate(parts)));
}

}  // namespace

Corpus::Corpus() {
  static const auto none = std::make_shared<const StoryRows>();
  rows_ = none;
}

Corpus::Corpus(const std::vector<Story>& stories) : Corpus(built(stories)) {}

std::size_t Corpus::size() const {
  return rows_->size();
}

Story Corpus::operator[](std::size_t position) const {
  const StoryRows::Place place = (*rows_)[position];
  Story story = place.table->story(place.row);
  story.id = id(position);
  return story;
}

Corpus::Iterator Corpus::begin() const {
  return {*this, 0};
}

Corpus::Iterator Corpus::end() const {
  return {*this, size()};
}

std::string_view Corpus::id(std::size_t position) const {
  return rows_->id(position);
}

std::string_view Corpus::headline(std::size_t position) const {
  const StoryRows::Place place = (*rows_)[position];
  return place.table->text.headline(place.row);
}

std::string_view Corpus::text(std::size_t position) const {
  const StoryRows::Place place = (*rows_)[position];
  return place.table->text.texts()[place.row];
}

std::string_view Corpus::body(std::size_t position) const {
  const StoryRows::Place place = (*rows_)[position];
  return place.table->text.body(place.row);
}

std::string_view Corpus::source(std::size_t position) const {
  return text_at(*rows_, position, &StoryTable::source);
}

std::string_view Corpus::url(std::size_t position) const {
  return text_at(*rows_, position, &StoryTable::url);
}

std::string_view Corpus::language(std::size_t position) const {
  return text_at(*rows_, position, &StoryTable::language);
}

std::string_view Corpus::label(std::size_t position) const {
  return text_at(*rows_, position, &StoryTable::label);
}

std::optional<Timestamp> Corpus::published(std::size_t position) const {
  const StoryRows::Place place = (*rows_)[position];
  return place.table->published_at(place.row);
}

std::vector<std::string_view> Corpus::texts() const& {
  std::vector<std::string_view> texts;
  texts.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) texts.push_back(text(i));
  return texts;
}

Corpus Corpus::select(std::span<const std::size_t> positions) const {
  return Corpus(std::make_shared<const StoryRows>(rows_->select(positions)));
}

Corpus Corpus::operator+(const Corpus& other) const {
  return joined(std::array{rows_.get(), other.rows_.get()});
}

Corpus Corpus::concatenate(std::span<const Corpus> parts) {
  if (parts.size() == 1) return parts.front();
  std::vector<const StoryRows*> rows;
  rows.reserve(parts.size());
  for (const Corpus& part : parts) rows.push_back(part.rows_.get());
  return joined(rows);
}

std::size_t Corpus::replaced() const {
  std::size_t replaced = 0;
  for (const detail::SharedTable& table : rows_->tables()) replaced += table->replaced;
  return replaced;
}

std::size_t Corpus::memory() const {
  std::size_t bytes = rows_->memory();
  for (const detail::SharedTable& table : rows_->tables()) bytes += table->memory();
  return bytes;
}

}  // namespace tidings
