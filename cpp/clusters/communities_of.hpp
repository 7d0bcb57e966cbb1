/// @file
/// Communities of a graph, as many as are wanted.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// The partition of highest modularity that Leiden finds.
[[nodiscard]] std::vector<Index> stable_communities(const SparseMatrix<float>& graph, const Execution& execution);

/// n communities: of the partitions at resolutions found by bisection the one with the fewest communities of those that
/// have at least n, joined to n.
/// @param n from 1 to the number of nodes
[[nodiscard]] std::vector<Index> communities_of(const SparseMatrix<float>& graph, std::size_t n,
                                                const Execution& execution);

}  // namespace tidings::detail
