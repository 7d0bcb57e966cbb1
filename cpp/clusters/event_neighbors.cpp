#include "clusters/event_neighbors.hpp"

#include "clusters/highest_products.hpp"

namespace tidings::detail {
namespace {

/// Units of progress in half of a day.
constexpr std::size_t fine = 1000;

class Search {
 public:
  Search(const EventSpace& space, const std::vector<Index>& labels, const std::vector<std::size_t>& sizes,
         std::size_t n_nearest)
      : space_(space),
        labels_(labels),
        n_nearest_(n_nearest),
        search_(space, labels, sizes),
        found_{std::vector<std::vector<SimilarStory>>(space.size()), std::vector<SimilarCluster>(space.size())} {}

  [[nodiscard]] EventNeighbors run(const Execution& execution) {
    std::size_t done = 0;
    for (const auto& [day, today] : stories_by_day(space_)) {
      ProgressPart part(execution.progress, done, done + today.size(), space_.size());
      done += today.size();
      search_.look_for(space_.matrix, space_.lengths, today, day);
      ProgressPart first(&part, 0, fine, 2 * fine);
      find_stories(today, {.n_jobs = execution.n_jobs, .progress = &first});
      ProgressPart second(&part, fine, 2 * fine, 2 * fine);
      find_clusters(today, {.n_jobs = execution.n_jobs, .progress = &second});
    }
    return std::move(found_);
  }

 private:
  void find_stories(const std::vector<std::size_t>& today, const Execution& execution) {
    if (n_nearest_ == 0) return;
    const NeighborGraph<double> nearest = search_.stories(n_nearest_ + 1, execution);  // itself among them
    for (std::size_t k = 0; k < today.size(); ++k) {
      std::vector<SimilarStory>& found = found_.stories[today[k]];
      const auto end = static_cast<std::size_t>(nearest.offsets[k + 1]);
      for (auto e = static_cast<std::size_t>(nearest.offsets[k]); e < end && found.size() < n_nearest_; ++e) {
        if (nearest.neighbors[e] == static_cast<Index>(today[k])) continue;
        found.push_back({nearest.neighbors[e], nearest.similarities[e]});
      }
    }
  }

  void find_clusters(const std::vector<std::size_t>& today, const Execution& execution) {
    const NeighborGraph<double> best = search_.clusters(2, execution);
    for (std::size_t k = 0; k < today.size(); ++k) {
      if (const auto e = best_other(best, k, labels_[today[k]])) {
        found_.runners_up[today[k]] = {best.neighbors[*e], best.similarities[*e]};
      }
    }
  }

  EventSpace space_;
  const std::vector<Index>& labels_;
  std::size_t n_nearest_;
  WindowSearch search_;
  EventNeighbors found_;
};

}  // namespace

EventNeighbors event_neighbors(const EventSpace& space, const std::vector<Index>& labels,
                               const std::vector<std::size_t>& sizes, std::size_t n_nearest,
                               const Execution& execution) {
  return Search(space, labels, sizes, n_nearest).run(execution);
}

}  // namespace tidings::detail
