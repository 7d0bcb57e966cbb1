/// @file
/// Searches that go tile by tile, so that only a part of the rows is indexed at a time.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include "similarity/scanner.hpp"
#include "similarity/tile_index.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// Scratch memory that threads take and give back, so that it outlasts them.
template <class Scratch>
class ScratchPool {
 public:
  /// The scratch is given back when the last copy of the pointer ends.
  [[nodiscard]] std::shared_ptr<Scratch> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) free_.push_back(std::make_unique<Scratch>());
    Scratch* scratch = free_.back().release();
    free_.pop_back();
    return {scratch, [this](Scratch* used) {
              const std::lock_guard give(mutex_);
              free_.emplace_back(used);
            }};
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> free_;
};

/// The places of a tile.
struct TilePlaces {
  std::size_t begin = 0;
  std::size_t end = 0;

  /// The part of the places [first, last) that is in the tile, counted from its beginning.
  [[nodiscard]] std::pair<std::size_t, std::size_t> clip(std::size_t first, std::size_t last) const {
    const std::size_t clipped = std::clamp(first, begin, end) - begin;
    return {clipped, std::max(clipped, std::clamp(last, begin, end) - begin)};
  }
};

/// Calls run(places, index, execution) for each tile of n_rows rows in the given order.
template <class Run>
void for_each_tile(const UnitRows& rows, std::span<const Index> order, const TermLevels& levels, std::size_t n_rows,
                   const Execution& execution, const Run& run) {
  for (std::size_t begin = 0; begin < order.size(); begin += n_rows) {
    const TilePlaces places{.begin = begin, .end = std::min(order.size(), begin + n_rows)};
    const TileIndex index(rows, order.subspan(begin, places.end - begin), levels);
    ProgressPart part(execution.progress, places.begin, places.end, order.size());
    run(places, index, Execution{.n_jobs = execution.n_jobs, .progress = &part});
  }
}

}  // namespace tidings::detail
