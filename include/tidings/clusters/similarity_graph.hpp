/// @file
/// Rows as the nodes of a graph, with edges between neighbours.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

template <class Real>
struct SimilarityGraph {
  SparseMatrix<Real> edges;   ///< symmetric, cosines above 0, without a diagonal
  std::vector<Real> omitted;  ///< of each row the highest cosine that an edge that is not there can have
};

/// An edge between two rows where one of them is among the n_neighbors nearest of the other; its weight is their
/// cosine.
///
/// The graph has all pairs above `omitted`: a pair without an edge has a cosine of at most the lower of both rows'.
/// @throws std::invalid_argument if n_neighbors is 0
template <class Real>
[[nodiscard]] SimilarityGraph<Real> similarity_graph(const SparseView<Real>& matrix, std::size_t n_neighbors = 10,
                                                     const Execution& execution = {});

}  // namespace tidings
