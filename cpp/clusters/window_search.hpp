/// @file
/// What is most similar to the stories of a day: stories of the window around it, and clusters of them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "clusters/event_space.hpp"
#include "clusters/narrow_columns.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/similarity/neighbors.hpp"

namespace tidings::detail {

/// The cluster with the highest mean similarity with a story.
struct SimilarCluster {
  Index cluster = -1;
  double similarity = 0;
};

/// The stories of each day, ascending.
using StoriesByDay = std::map<Day, std::vector<std::size_t>>;

[[nodiscard]] StoriesByDay stories_by_day(const EventSpace& space);

/// Looks among the stories of a window, so that time grows with them and not with all. Similarities are cosines times
/// what time leaves of them, rounded as highest_products does; of equal ones the lower number is first.
class WindowSearch {
 public:
  /// @param labels the cluster of each story
  /// @param sizes  of the clusters
  WindowSearch(const EventSpace& space, const std::vector<Index>& labels, std::vector<std::size_t> sizes);

  /// Says for whom to look: some rows of a matrix.
  /// @param lengths of all rows of the matrix
  /// @param day     of these rows; none if it is not known: then time leaves all of their similarity with any story
  void look_for(const SparseMatrix<float>& matrix, const std::vector<double>& lengths,
                const std::vector<std::size_t>& rows, std::optional<Day> day);

  /// The most similar stories of each of the rows; of those that are above 0.
  [[nodiscard]] NeighborGraph<double> stories(std::size_t n, const Execution& execution) const;

  /// The clusters with the highest mean similarity, over all of their stories, with each of the rows; of those that are
  /// above 0.
  [[nodiscard]] NeighborGraph<double> clusters(std::size_t n, const Execution& execution) const;

 private:
  void open_window(std::optional<Day> day);

  EventSpace space_;
  const std::vector<Index>& labels_;
  std::vector<std::size_t> sizes_;
  StoriesByDay by_day_;
  NarrowColumns columns_;
  std::vector<std::size_t> window_;  ///< ascending
  SparseMatrix<double> rows_;
  SparseMatrix<double> others_;  ///< the window's, times what time leaves
};

}  // namespace tidings::detail
