#include "clusters/event_neighbors.hpp"

#include <algorithm>
#include <numeric>

#include "clusters/highest_products.hpp"
#include "clusters/sparse_sum.hpp"

namespace tidings::detail {
namespace {

/// Units of progress in half of a day.
constexpr std::size_t fine = 1000;

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

/// Numbers the columns that some rows have, so that what is made of them is as narrow as they are.
class NarrowColumns {
 public:
  explicit NarrowColumns(std::size_t n_columns) : numbers_(n_columns, -1) {}

  /// Those of a day's stories, ascending.
  void choose(const SparseMatrix<double>& rows, const std::vector<std::size_t>& stories) {
    for (const Index column : chosen_) numbers_[at(column)] = -1;
    chosen_.clear();
    for (const std::size_t i : stories) {
      const SparseRow<double> source = row(view(rows), i);
      for (std::size_t e = 0; e < source.size(); ++e) {
        Index& number = numbers_[at(source.column(e))];
        if (number < 0) chosen_.push_back(source.column(e));
        number = 0;
      }
    }
    std::ranges::sort(chosen_);
    for (std::size_t c = 0; c < chosen_.size(); ++c) numbers_[at(chosen_[c])] = static_cast<Index>(c);
  }

  [[nodiscard]] Eigen::Index size() const { return static_cast<Eigen::Index>(chosen_.size()); }

  /// What some rows have in these columns, each times its factor.
  template <class Factor>
  [[nodiscard]] SparseMatrix<double> narrow(const SparseMatrix<double>& rows, const std::vector<std::size_t>& stories,
                                            const Factor& factor) const {
    SparseMatrix<double> result(static_cast<Eigen::Index>(stories.size()), size());
    for (std::size_t k = 0; k < stories.size(); ++k) {
      const double of_story = factor(stories[k]);
      const SparseRow<double> source = row(view(rows), stories[k]);
      result.startVec(static_cast<Eigen::Index>(k));
      for (std::size_t e = 0; e < source.size(); ++e) {
        const Index number = numbers_[at(source.column(e))];
        if (number >= 0) result.insertBack(static_cast<Eigen::Index>(k), number) = of_story * source.value(e);
      }
    }
    result.finalize();
    return result;
  }

 private:
  std::vector<Index> numbers_;
  std::vector<Index> chosen_;
};

SparseMatrix<double> stacked(const std::vector<SparseSum>& rows, Eigen::Index n_columns) {
  std::vector<const SparseSum*> places;
  for (const SparseSum& row : rows) places.push_back(&row);
  return stack(places, n_columns);
}

class Search {
 public:
  Search(const EventSpace& space, const std::vector<Index>& labels,
         const std::vector<std::vector<std::size_t>>& members, std::size_t n_nearest)
      : space_(space),
        labels_(labels),
        members_(members),
        n_nearest_(n_nearest),
        columns_(static_cast<std::size_t>(space.rows().cols())),
        by_day_(space.size()),
        found_{std::vector<std::vector<SimilarStory>>(space.size()), std::vector<SimilarCluster>(space.size())} {
    std::iota(by_day_.begin(), by_day_.end(), std::size_t{0});
    std::ranges::stable_sort(by_day_, {}, [&](std::size_t i) { return space.day_of(i); });
  }

  [[nodiscard]] EventNeighbors run(const Execution& execution) {
    const std::size_t n = by_day_.size();
    std::size_t window_begin = 0;
    std::size_t window_end = 0;
    for (std::size_t begin = 0, end = 0; begin < n; begin = end) {
      const std::size_t some = by_day_[begin];
      while (end < n && space_.day_of(by_day_[end]) == space_.day_of(some)) ++end;
      while (space_.factor(some, by_day_[window_begin]) == 0) ++window_begin;
      window_end = std::max(window_end, end);
      while (window_end < n && space_.factor(some, by_day_[window_end]) > 0) ++window_end;
      ProgressPart part(execution.progress, begin, end, n);
      search_day(stories(begin, end), stories(window_begin, window_end),
                 {.n_jobs = execution.n_jobs, .progress = &part});
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::vector<std::size_t> stories(std::size_t begin, std::size_t end) const {
    std::vector<std::size_t> some(by_day_.begin() + static_cast<std::ptrdiff_t>(begin),
                                  by_day_.begin() + static_cast<std::ptrdiff_t>(end));
    std::ranges::sort(some);
    return some;
  }

  /// @param today  the stories of a day
  /// @param window all stories that time leaves something of their similarity
  void search_day(const std::vector<std::size_t>& today, const std::vector<std::size_t>& window,
                  const Execution& execution) {
    columns_.choose(space_.rows(), today);
    const SparseMatrix<double> matrix = columns_.narrow(space_.rows(), today, [](std::size_t) { return 1.0; });
    const SparseMatrix<double> other_matrix =
        columns_.narrow(space_.rows(), window, [&](std::size_t j) { return space_.factor(today.front(), j); });
    ProgressPart first(execution.progress, 0, fine, 2 * fine);
    find_stories(matrix, today, other_matrix, window, {.n_jobs = execution.n_jobs, .progress = &first});
    ProgressPart second(execution.progress, fine, 2 * fine, 2 * fine);
    find_clusters(matrix, today, other_matrix, window, {.n_jobs = execution.n_jobs, .progress = &second});
  }

  void find_stories(const SparseMatrix<double>& rows, const std::vector<std::size_t>& today,
                    const SparseMatrix<double>& others, const std::vector<std::size_t>& window,
                    const Execution& execution) {
    if (n_nearest_ == 0) return;
    const NeighborGraph<double> nearest =
        highest_products(rows, others, n_nearest_ + 1, execution);  // itself among them
    for (std::size_t k = 0; k < today.size(); ++k) {
      std::vector<SimilarStory>& found = found_.stories[today[k]];
      for (auto e = at(nearest.offsets[k]); e < at(nearest.offsets[k + 1]) && found.size() < n_nearest_; ++e) {
        const std::size_t j = window[at(nearest.neighbors[e])];
        if (j != today[k]) found.push_back({static_cast<Index>(j), nearest.similarities[e]});
      }
    }
  }

  void find_clusters(const SparseMatrix<double>& rows, const std::vector<std::size_t>& today,
                     const SparseMatrix<double>& others, const std::vector<std::size_t>& window,
                     const Execution& execution) {
    std::vector<std::pair<Index, std::size_t>> by_cluster;  // with the places in the window
    for (std::size_t place = 0; place < window.size(); ++place) by_cluster.emplace_back(labels_[window[place]], place);
    std::ranges::sort(by_cluster);
    std::vector<Index> clusters;
    std::vector<SparseSum> means;
    for (std::size_t begin = 0, end = 0; begin < by_cluster.size(); begin = end) {
      std::vector<std::size_t> places;
      while (end < by_cluster.size() && by_cluster[end].first == by_cluster[begin].first) {
        places.push_back(by_cluster[end++].second);
      }
      clusters.push_back(by_cluster[begin].first);
      SparseSum& mean = means.emplace_back(sum_rows(others, places));
      for (double& value : mean.values) value /= static_cast<double>(members_[at(clusters.back())].size());
    }
    const NeighborGraph<double> best = highest_products(rows, stacked(means, columns_.size()), 2, execution);
    for (std::size_t k = 0; k < today.size(); ++k) {
      const auto own = std::ranges::lower_bound(clusters, labels_[today[k]]) - clusters.begin();
      if (const auto e = best_other(best, k, static_cast<Index>(own))) {
        found_.runners_up[today[k]] = {clusters[at(best.neighbors[*e])], best.similarities[*e]};
      }
    }
  }

  const EventSpace& space_;
  const std::vector<Index>& labels_;
  const std::vector<std::vector<std::size_t>>& members_;
  std::size_t n_nearest_;
  NarrowColumns columns_;
  std::vector<std::size_t> by_day_;  ///< stories, by day
  EventNeighbors found_;
};

}  // namespace

EventNeighbors event_neighbors(const EventSpace& space, const std::vector<Index>& labels,
                               const std::vector<std::vector<std::size_t>>& members, std::size_t n_nearest,
                               const Execution& execution) {
  return Search(space, labels, members, n_nearest).run(execution);
}

}  // namespace tidings::detail
