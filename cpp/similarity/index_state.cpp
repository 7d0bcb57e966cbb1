#include "similarity/index_state.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "tidings/base/errors.hpp"

namespace tidings::detail {
namespace {

IndexPart make_part(std::vector<std::int64_t> ids, AnyMatrix rows) {
  const std::size_t size = ids.size();
  return {.segment = std::make_shared<const IndexSegment>(std::move(ids), std::move(rows)),
          .removed = std::make_shared<const std::vector<bool>>(size, false),
          .n_rows = size};
}

/// Rows [begin, end).
AnyMatrix rows_between(const AnyMatrix& matrix, std::size_t begin, std::size_t end) {
  return std::visit(
      [&](const auto& rows) {
        return AnyMatrix(std::decay_t<decltype(rows)>(
            rows.middleRows(static_cast<Eigen::Index>(begin), static_cast<Eigen::Index>(end - begin))));
      },
      matrix);
}

/// Whether a segment is worth writing again without its removed rows.
bool is_hollow(const IndexPart& part) {
  return 2 * part.n_rows < part.removed->size();
}

}  // namespace

std::shared_ptr<const IndexSnapshot> IndexState::snapshot() const {
  const std::lock_guard lock(state_);
  return snapshot_;
}

bool IndexState::contains(std::int64_t id) const {
  const std::lock_guard lock(state_);
  return places_.contains(id);
}

void IndexState::change(std::span<const std::int64_t> removed, std::span<const std::int64_t> added, AnyMatrix rows) {
  const std::lock_guard lock(writing_);
  check(removed, added);
  auto next = std::make_shared<IndexSnapshot>(*snapshot_);
  mark_removed(*next, removed);
  append(*next, added, rows);
  merge(*next);
  std::unordered_map<std::int64_t, Place> places;
  for (const IndexPart& part : next->parts) {
    const bool known =
        std::ranges::any_of(snapshot_->parts, [&](const IndexPart& old) { return old.segment == part.segment; });
    for (std::size_t i = 0; !known && i < part.removed->size(); ++i) {
      if (!(*part.removed)[i]) places.emplace(part.segment->ids()[i], Place{part.segment.get(), i});
    }
  }
  places_.reserve(places_.size() + places.size());
  const std::lock_guard publish(state_);
  for (const std::int64_t id : removed) places_.erase(id);
  for (const auto& [id, place] : places) places_.insert_or_assign(id, place);
  snapshot_ = std::move(next);
}

void IndexState::check(std::span<const std::int64_t> removed, std::span<const std::int64_t> added) const {
  std::unordered_set<std::int64_t> seen;
  for (const std::int64_t id : removed) {
    require(places_.contains(id), "ids", "of rows that are there", id);
    require(seen.insert(id).second, "ids", "different from each other", id);
  }
  std::unordered_set<std::int64_t> new_ids;
  for (const std::int64_t id : added) {
    require(id >= 0, "ids", "at least 0", id);
    require(!places_.contains(id) || seen.contains(id), "ids", "new", id);
    require(new_ids.insert(id).second, "ids", "different from each other", id);
  }
}

void IndexState::mark_removed(IndexSnapshot& snapshot, std::span<const std::int64_t> ids) const {
  std::unordered_map<const IndexSegment*, std::vector<std::size_t>> rows;
  for (const std::int64_t id : ids) {
    const Place& place = places_.at(id);
    rows[place.segment].push_back(place.row);
  }
  for (IndexPart& part : snapshot.parts) {
    const auto found = rows.find(part.segment.get());
    if (found == rows.end()) continue;
    auto removed = std::make_shared<std::vector<bool>>(*part.removed);
    for (const std::size_t row : found->second) (*removed)[row] = true;
    part.n_rows -= found->second.size();
    part.removed = std::move(removed);
  }
}

void IndexState::append(IndexSnapshot& snapshot, std::span<const std::int64_t> ids, const AnyMatrix& rows) const {
  for (std::size_t begin = 0; begin < ids.size(); begin += segment_rows) {
    const std::size_t end = std::min(ids.size(), begin + segment_rows);
    snapshot.parts.push_back(
        make_part({ids.begin() + static_cast<std::ptrdiff_t>(begin), ids.begin() + static_cast<std::ptrdiff_t>(end)},
                  rows_between(rows, begin, end)));
  }
}

/// Writes hollow segments again; then joins the last segments while the one before is not much larger than they are, so
/// that sizes double from the last to the first.
void IndexState::merge(IndexSnapshot& snapshot) const {
  std::vector<IndexPart>& parts = snapshot.parts;
  const auto written = [&](std::vector<IndexPart> some) {
    auto [ids, rows] = rows_of(some, n_columns_);
    return make_part(std::move(ids), std::move(rows));
  };
  std::erase_if(parts, [](const IndexPart& part) { return part.n_rows == 0; });
  for (IndexPart& part : parts) {
    if (is_hollow(part)) part = written({part});
  }
  std::size_t first = parts.empty() ? 0 : parts.size() - 1;
  std::size_t n_rows = parts.empty() ? 0 : parts.back().n_rows;
  while (first > 0 && parts[first - 1].n_rows < 2 * n_rows && parts[first - 1].n_rows + n_rows <= segment_rows) {
    n_rows += parts[--first].n_rows;
  }
  if (first + 1 >= parts.size()) return;
  IndexPart joined = written({parts.begin() + static_cast<std::ptrdiff_t>(first), parts.end()});
  parts.resize(first);
  parts.push_back(std::move(joined));
}

}  // namespace tidings::detail
