/// @file
/// The segments of an index, and who changes them.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <unordered_map>

#include "similarity/index_segment.hpp"

namespace tidings::detail {

/// Snapshots of segments, each made by one change. Those who read take the newest; those who write wait for each other.
class IndexState {
 public:
  explicit IndexState(std::size_t n_columns) : n_columns_(n_columns) {}

  [[nodiscard]] std::size_t n_columns() const { return n_columns_; }
  [[nodiscard]] std::shared_ptr<const IndexSnapshot> snapshot() const;
  [[nodiscard]] bool contains(std::int64_t id) const;

  /// Removes rows and adds others, at once. Which ids must be there, and which must not, is checked before.
  void change(std::span<const std::int64_t> removed, std::span<const std::int64_t> added, AnyMatrix rows);

 private:
  /// Where a row is.
  struct Place {
    const IndexSegment* segment = nullptr;
    std::size_t row = 0;
  };

  void check(std::span<const std::int64_t> removed, std::span<const std::int64_t> added) const;
  void mark_removed(IndexSnapshot& snapshot, std::span<const std::int64_t> ids) const;
  void append(IndexSnapshot& snapshot, std::span<const std::int64_t> ids, const AnyMatrix& rows) const;
  void merge(IndexSnapshot& snapshot) const;

  std::size_t n_columns_;
  std::mutex writing_;        ///< held by who changes the index
  mutable std::mutex state_;  ///< held while what follows is read or written, for a short time
  std::shared_ptr<const IndexSnapshot> snapshot_ = std::make_shared<IndexSnapshot>();
  std::unordered_map<std::int64_t, Place> places_;
};

}  // namespace tidings::detail
