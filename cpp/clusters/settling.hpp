/// @file
/// Rows that change to the cluster with the nearest mean.
#pragma once

#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Moves rows to the cluster whose mean has the highest cosine with them, all at a time, until none moves or twenty
/// times. A row stays where it has no higher cosine elsewhere, and if it is the last one of its cluster.
/// @param labels of the rows, from 0 to the number of clusters - 1, each used
void settle(const SparseMatrix<float>& rows, std::vector<Index>& labels, const Execution& execution);

}  // namespace tidings::detail
