/// @file
/// Rows in the order of time, so that a window of time is a run of rows.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "tidings/similarity/time_decay.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Places in time. Without a window the rows stay in their order.
class Timeline {
 public:
  /// @param times of the rows, or empty
  Timeline(const TimeDecay& decay, const std::vector<double>& times, std::size_t n_rows);

  [[nodiscard]] std::size_t size() const { return order_.size(); }
  /// The row at each place.
  [[nodiscard]] std::span<const Index> order() const { return order_; }
  [[nodiscard]] std::size_t row(std::size_t place) const { return static_cast<std::size_t>(order_[place]); }
  /// Whether place and row are the same.
  [[nodiscard]] bool is_identity() const { return times_.empty(); }
  /// Places within the window of a time.
  [[nodiscard]] std::pair<std::size_t, std::size_t> around(double time) const;
  /// The end of the window that begins at a place.
  [[nodiscard]] std::size_t end_after(std::size_t place) const {
    return is_identity() ? size() : around(times_[place]).second;
  }

  /// The beginning of the window that ends at a place.
  [[nodiscard]] std::size_t begin_before(std::size_t place) const {
    return is_identity() ? 0 : around(times_[place]).first;
  }

 private:
  double window_;
  std::vector<Index> order_;
  std::vector<double> times_;  ///< at each place; empty without a window
};

}  // namespace tidings::detail
