#include "tidings/similarity/neighbors.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "similarity/postings.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 16;

struct Neighbor {
  Index row;
  double similarity;
};

bool better(const Neighbor& a, const Neighbor& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.row < b.row;
}

/// The best k of the neighbours that are offered, as a heap with the worst of them on top.
class Best {
 public:
  explicit Best(const NeighborOptions& options) : k_(options.n_neighbors), least_(options.min_similarity) {}

  void offer(const Neighbor& neighbor) {
    if (neighbor.similarity <= 0 || neighbor.similarity < least_) return;
    if (heap_.size() == k_) {
      if (!better(neighbor, heap_.front())) return;
      std::ranges::pop_heap(heap_, better);
      heap_.pop_back();
    }
    heap_.push_back(neighbor);
    std::ranges::push_heap(heap_, better);
  }

  /// Hands over the neighbours, the best first, and starts anew.
  [[nodiscard]] std::vector<Neighbor> take() {
    std::ranges::sort(heap_, better);
    return std::exchange(heap_, {});
  }

 private:
  std::size_t k_;
  double least_;
  std::vector<Neighbor> heap_;
};

/// Finds the neighbours of one row after the other. One a thread.
class Searcher {
 public:
  Searcher(const SparseMatrix<double>& queries, const Postings& postings, std::size_t n_others,
           const NeighborOptions& options)
      : queries_(queries), postings_(postings), accumulators_(n_others, 0), best_(options) {}

  [[nodiscard]] std::vector<Neighbor> search(std::size_t i, std::optional<std::size_t> except) {
    const Index* outer = queries_.outerIndexPtr();
    for (Index e = outer[i]; e < outer[i + 1]; ++e) {
      postings_.accumulate(queries_.innerIndexPtr()[e], queries_.valuePtr()[e], accumulators_);
    }
    if (except) accumulators_[*except] = 0;
    for (std::size_t j = 0; j < accumulators_.size(); ++j) {
      if (accumulators_[j] > 0) best_.offer({static_cast<Index>(j), std::min(1.0, accumulators_[j])});
    }
    std::ranges::fill(accumulators_, 0);
    return best_.take();
  }

 private:
  const SparseMatrix<double>& queries_;
  const Postings& postings_;
  std::vector<double> accumulators_;
  Best best_;
};

template <class Real>
NeighborGraph<Real> to_graph(const std::vector<std::vector<Neighbor>>& rows) {
  std::size_t size = 0;
  for (const auto& row : rows) size += row.size();
  if (size > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("neighbour graph: " + std::to_string(size) + " neighbours are more than 2^31 - 1");
  }
  NeighborGraph<Real> graph;
  graph.offsets.push_back(0);
  graph.neighbors.reserve(size);
  graph.similarities.reserve(size);
  for (const auto& row : rows) {
    for (const Neighbor& neighbor : row) {
      graph.neighbors.push_back(neighbor.row);
      graph.similarities.push_back(static_cast<Real>(neighbor.similarity));
    }
    graph.offsets.push_back(static_cast<Index>(graph.neighbors.size()));
  }
  return graph;
}

void check(const NeighborOptions& options) {
  require(options.n_neighbors > 0, "n_neighbors", "at least 1", options.n_neighbors);
  require(options.min_similarity >= -1 && options.min_similarity <= 1, "min_similarity", "in [-1, 1]",
          options.min_similarity);
}

template <class Real>
NeighborGraph<Real> search_all(const SparseMatrix<double>& queries, const SparseMatrix<double>& others, bool same,
                               const NeighborOptions& options, const Execution& execution) {
  const auto n_queries = static_cast<std::size_t>(queries.rows());
  const auto n_others = static_cast<std::size_t>(others.rows());
  const Postings postings(others);
  std::vector<std::vector<Neighbor>> rows(n_queries);
  parallel_for(n_queries, rows_per_block, execution, [&]() -> Worker {
    return [&, searcher = Searcher(queries, postings, n_others, options)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        rows[i] = searcher.search(i, same ? std::optional(i) : std::nullopt);
      }
    };
  });
  return to_graph<Real>(rows);
}

}  // namespace

template <class Real>
NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const SparseView<Real>& others,
                                      const NeighborOptions& options, const Execution& execution) {
  check(options);
  require(matrix.cols() == others.cols(), "others", "as wide as the matrix",
          std::to_string(others.cols()) + " columns against " + std::to_string(matrix.cols()));
  return search_all<Real>(normalized_rows(matrix), normalized_rows(others), false, options, execution);
}

template <class Real>
NeighborGraph<Real> nearest_neighbors(const SparseView<Real>& matrix, const NeighborOptions& options,
                                      const Execution& execution) {
  check(options);
  const SparseMatrix<double> normalized = normalized_rows(matrix);
  return search_all<Real>(normalized, normalized, true, options, execution);
}

template NeighborGraph<float> nearest_neighbors(const SparseView<float>&, const SparseView<float>&,
                                                const NeighborOptions&, const Execution&);
template NeighborGraph<double> nearest_neighbors(const SparseView<double>&, const SparseView<double>&,
                                                 const NeighborOptions&, const Execution&);
template NeighborGraph<float> nearest_neighbors(const SparseView<float>&, const NeighborOptions&, const Execution&);
template NeighborGraph<double> nearest_neighbors(const SparseView<double>&, const NeighborOptions&, const Execution&);

}  // namespace tidings
