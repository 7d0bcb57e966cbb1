#include "clusters/window_search.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "clusters/highest_products.hpp"
#include "clusters/mean_rows.hpp"

namespace tidings::detail {
namespace {

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

}  // namespace

StoriesByDay stories_by_day(const EventSpace& space) {
  StoriesByDay by_day;
  for (std::size_t i = 0; i < space.size(); ++i) by_day[space.day_of(i)].push_back(i);
  return by_day;
}

WindowSearch::WindowSearch(const EventSpace& space, const std::vector<Index>& labels, std::vector<std::size_t> sizes)
    : space_(space),
      labels_(labels),
      sizes_(std::move(sizes)),
      by_day_(stories_by_day(space)),
      columns_(static_cast<std::size_t>(space.matrix.cols())) {}

void WindowSearch::look_for(const SparseMatrix<float>& matrix, const std::vector<double>& lengths,
                            const std::vector<std::size_t>& rows, std::optional<Day> day) {
  open_window(day);
  std::vector<double> factors;
  factors.reserve(window_.size());
  for (const std::size_t j : window_) factors.push_back(day ? space_.factor_on(*day, j) : 1);
  columns_.choose(matrix, rows);
  rows_ = columns_.narrow(matrix, rows, lengths, std::vector<double>(rows.size(), 1));
  others_ = columns_.narrow(space_.matrix, window_, space_.lengths, factors);
}

void WindowSearch::open_window(std::optional<Day> day) {
  window_.clear();
  const auto add_if_near = [&](const std::vector<std::size_t>& stories) {
    const bool near = !day || space_.factor_on(*day, stories.front()) > 0;
    if (near) window_.insert(window_.end(), stories.begin(), stories.end());
    return near;
  };
  const auto middle = day ? by_day_.lower_bound(*day) : by_day_.begin();
  for (auto later = middle; later != by_day_.end() && add_if_near(later->second);) ++later;
  for (auto next = middle; next != by_day_.begin() && add_if_near(std::prev(next)->second);) --next;
  std::ranges::sort(window_);
}

NeighborGraph<double> WindowSearch::stories(std::size_t n, const Execution& execution) const {
  NeighborGraph<double> found = highest_products(rows_, others_, n, execution);
  for (Index& neighbor : found.neighbors) neighbor = static_cast<Index>(window_[at(neighbor)]);
  return found;
}

NeighborGraph<double> WindowSearch::clusters(std::size_t n, const Execution& execution) const {
  std::vector<std::pair<Index, std::size_t>> by_cluster;  // with the places in the window
  for (std::size_t place = 0; place < window_.size(); ++place) by_cluster.emplace_back(labels_[window_[place]], place);
  std::ranges::sort(by_cluster);
  std::vector<Index> clusters;
  std::vector<std::size_t> sizes;
  std::vector<std::vector<std::size_t>> members;
  for (const auto& [cluster, place] : by_cluster) {
    if (clusters.empty() || clusters.back() != cluster) {
      clusters.push_back(cluster);
      sizes.push_back(sizes_[at(cluster)]);
      members.emplace_back();
    }
    members.back().push_back(place);
  }
  NeighborGraph<double> found = highest_products(rows_, mean_rows(others_, members, sizes), n, execution);
  for (Index& neighbor : found.neighbors) neighbor = clusters[at(neighbor)];
  return found;
}

}  // namespace tidings::detail
