#include "stories/story_rows.hpp"

#include <limits>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "stories/ids.hpp"

namespace tidings::detail {
namespace {

constexpr std::uint32_t no_table = std::numeric_limits<std::uint32_t>::max();

/// The positions of a part whose ids earlier parts have; the other ids are taken.
std::vector<std::size_t> take_ids(IdSet& taken, const StoryRows& part) {
  std::vector<std::size_t> clashes;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (!taken.take(part.id(i))) clashes.push_back(i);
  }
  return clashes;
}

}  // namespace

StoryRows::StoryRows(SharedTable table) : tables_{std::move(table)}, size_(tables_[0]->size) {}

StoryRows::Reference StoryRows::reference(std::size_t position) const {
  return references_.empty() ? Reference{0, static_cast<std::uint32_t>(position)} : references_[position];
}

StoryRows::Place StoryRows::operator[](std::size_t position) const {
  if (position >= size_) {
    throw std::out_of_range("no story at position " + std::to_string(position) + " of " + std::to_string(size_));
  }
  const Reference found = reference(position);
  return {tables_[found.table].get(), found.row};
}

std::string_view StoryRows::id(std::size_t position) const {
  const Place place = (*this)[position];
  const std::string_view renamed = renamed_[position];
  return renamed.empty() ? place.table->id[place.row] : renamed;
}

/// @param tables_of_part where each of the part's tables is among this one's, or no_table
void StoryRows::add(const StoryRows& part, std::size_t position, std::vector<std::uint32_t>& tables_of_part) {
  const Reference found = part.reference(position);
  std::uint32_t& table = tables_of_part[found.table];
  if (table == no_table) {
    table = static_cast<std::uint32_t>(tables_.size());
    tables_.push_back(part.tables_[found.table]);
  }
  references_.push_back({table, found.row});
  ++size_;
}

StoryRows StoryRows::select(std::span<const std::size_t> positions) const {
  std::vector<bool> seen(size_);
  std::vector<std::uint32_t> tables(tables_.size(), no_table);
  StoryRows selection;
  selection.references_.reserve(positions.size());
  for (const std::size_t position : positions) {
    static_cast<void>((*this)[position]);
    if (seen[position]) throw std::invalid_argument("position " + std::to_string(position) + " occurs twice");
    seen[position] = true;
    selection.add(*this, position, tables);
    selection.renamed_.set(selection.size_ - 1, renamed_[position]);
  }
  return selection;
}

StoryRows::Place StoryRows::run() const {
  if (size_ == 0 || tables_.size() > 1) return {};
  const Place first = (*this)[0];
  for (std::size_t i = 1; i < references_.size(); ++i) {
    if (references_[i].row != first.row + i) return {};
  }
  return first;
}

std::size_t StoryRows::memory() const {
  std::size_t bytes = sizeof *this + references_.capacity() * sizeof(Reference);
  StringColumn& renamed = const_cast<StringColumn&>(renamed_);
  renamed.visit([&](const auto& buffer) { bytes += buffer.capacity() * sizeof(*buffer.data()); });
  return bytes;
}

/// A part's own ids are taken before its clashes get new ones, so that a story with a free id keeps it.
StoryRows StoryRows::concatenate(std::span<const StoryRows* const> parts) {
  IdSet taken;
  std::unordered_map<const StoryTable*, std::uint32_t> known;
  StoryRows sum;
  for (const StoryRows* part : parts) {
    std::vector<std::uint32_t> tables;
    for (const SharedTable& table : part->tables_) {
      const auto found = known.find(table.get());
      tables.push_back(found == known.end() ? no_table : found->second);
    }
    const std::size_t first = sum.size_;
    const std::vector<std::size_t> clashes = take_ids(taken, *part);
    auto clash = clashes.begin();
    for (std::size_t i = 0; i < part->size_; ++i) {
      sum.add(*part, i, tables);
      if (clash != clashes.end() && *clash == i) {
        sum.renamed_.set(first + i, taken.take_suffixed(part->id(i)));
        ++clash;
      } else {
        sum.renamed_.set(first + i, part->renamed_[i]);
      }
    }
    for (std::size_t t = 0; t < tables.size(); ++t) known.emplace(part->tables_[t].get(), tables[t]);
  }
  return sum;
}

std::shared_ptr<const StoryRows> rows_of(StoryTable table) {
  return std::make_shared<const StoryRows>(std::make_shared<const StoryTable>(std::move(table)));
}

}  // namespace tidings::detail
