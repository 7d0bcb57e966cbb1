/// @file
/// Fewer communities of a graph.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Joins two communities at a time until there are no more than n: those with the highest ratio of the weight between
/// them to what chance would give; if no two have an edge, the two smallest. Of equal ones the lower numbers.
/// @param labels of the nodes, from 0; the joined one keeps the lower number, and higher ones move up
void join_communities(const SparseMatrix<float>& graph, std::vector<Index>& labels, std::size_t n);

}  // namespace tidings::detail
