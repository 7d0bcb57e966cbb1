#include "similarity/timeline.hpp"

#include <algorithm>
#include <numeric>

namespace tidings::detail {

Timeline::Timeline(const TimeDecay& decay, const std::vector<double>& times, std::size_t n_rows)
    : window_(decay.window), order_(n_rows) {
  std::iota(order_.begin(), order_.end(), 0);
  if (std::isinf(window_) || times.empty()) return;
  std::ranges::stable_sort(order_, {}, [&](Index row) { return times[static_cast<std::size_t>(row)]; });
  for (const Index row : order_) times_.push_back(times[static_cast<std::size_t>(row)]);
}

std::pair<std::size_t, std::size_t> Timeline::around(double time) const {
  if (is_identity()) return {0, size()};
  const auto begin = std::ranges::partition_point(times_, [&](double t) { return time - t > window_; });
  const auto end = std::ranges::partition_point(times_, [&](double t) { return t - time <= window_; });
  return {static_cast<std::size_t>(begin - times_.begin()), static_cast<std::size_t>(end - times_.begin())};
}

}  // namespace tidings::detail
