/// @file
/// Rows of an index that never change.
#pragma once

#include <cstdint>
#include <memory>
#include <numeric>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "similarity/tile_index.hpp"
#include "similarity/unit_rows.hpp"

namespace tidings::detail {

/// Rows in a segment: the more, the fewer segments, each of which has a number a column.
constexpr std::size_t segment_rows = 32768;

/// Rows from which on a segment is indexed. Fewer are compared one by one: an index has a number a column, which would
/// be most of the time of adding a story, and of its memory.
constexpr std::size_t indexed_rows = 64;

using AnyMatrix = std::variant<SparseMatrix<float>, SparseMatrix<double>>;

/// Rows with their ids, indexed unless they are few.
class IndexSegment {
 public:
  IndexSegment(std::vector<std::int64_t> ids, AnyMatrix matrix);
  IndexSegment(const IndexSegment&) = delete;
  IndexSegment& operator=(const IndexSegment&) = delete;

  [[nodiscard]] const std::vector<std::int64_t>& ids() const { return ids_; }
  [[nodiscard]] const AnyMatrix& matrix() const { return matrix_; }
  [[nodiscard]] const UnitRows& rows() const { return rows_; }
  /// Null where there are few rows.
  [[nodiscard]] const TileIndex* index() const { return index_ ? &*index_ : nullptr; }

 private:
  std::vector<std::int64_t> ids_;
  AnyMatrix matrix_;
  UnitRows rows_;
  TermLevels levels_;
  std::optional<TileIndex> index_;
};

/// A segment, and which of its rows were removed.
struct IndexPart {
  std::shared_ptr<const IndexSegment> segment;
  std::shared_ptr<const std::vector<bool>> removed;
  std::size_t n_rows = 0;  ///< that were not removed
};

/// What rows there are at one time.
struct IndexSnapshot {
  std::vector<IndexPart> parts;

  [[nodiscard]] std::size_t size() const {
    return std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                           [](std::size_t sum, const IndexPart& part) { return sum + part.n_rows; });
  }
};

/// The rows of parts that were not removed, and their ids.
[[nodiscard]] std::pair<std::vector<std::int64_t>, AnyMatrix> rows_of(const std::vector<IndexPart>& parts,
                                                                      std::size_t n_columns);

}  // namespace tidings::detail
