/// @file
/// A graph of neighbours that is written by several threads. Private to the library.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "similarity/neighbor_search.hpp"

namespace tidings::detail {

/// A graph whose rows are written in any order, each into a place of its own, and moved together in the end.
template <class Real>
class GraphWriter {
 public:
  /// @param ends of the places: at least as many as a row will have neighbours
  explicit GraphWriter(std::vector<std::size_t> ends) : ends_(std::move(ends)) {
    graph_.offsets.resize(ends_.size() + 1);
    graph_.neighbors.resize(ends_.empty() ? 0 : ends_.back());
    graph_.similarities.resize(graph_.neighbors.size());
  }

  void write(std::size_t i, const std::vector<Neighbor>& row) {
    std::size_t at = begin(i);
    for (const Neighbor& neighbor : row) {
      graph_.neighbors[at] = neighbor.row;
      graph_.similarities[at++] = static_cast<Real>(neighbor.similarity);
    }
    graph_.offsets[i + 1] = static_cast<Index>(row.size());
  }

  [[nodiscard]] NeighborGraph<Real> finish() && {
    std::size_t size = 0;
    for (std::size_t i = 0; i < ends_.size(); ++i) {
      const auto n = static_cast<std::size_t>(graph_.offsets[i + 1]);
      if (size + n > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
        throw std::length_error("neighbour graph: row " + std::to_string(i) + " ends after 2^31 - 1 neighbours");
      }
      std::copy_n(graph_.neighbors.data() + begin(i), n, graph_.neighbors.data() + size);
      std::copy_n(graph_.similarities.data() + begin(i), n, graph_.similarities.data() + size);
      graph_.offsets[i + 1] = static_cast<Index>(size += n);
    }
    graph_.neighbors.resize(size);
    graph_.similarities.resize(size);
    return std::move(graph_);
  }

 private:
  [[nodiscard]] std::size_t begin(std::size_t i) const { return i == 0 ? 0 : ends_[i - 1]; }

  std::vector<std::size_t> ends_;
  NeighborGraph<Real> graph_;
};

}  // namespace tidings::detail
