/// @file
/// Counts to weights. Private to the library.
#pragma once

#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/counts.hpp"

namespace tidings::detail {

/// Texts x columns: tf x idf, normalised. Sums run in double, in the order of the columns.
/// @param counts their terms are columns; a block is freed when its rows are made
/// @throws std::length_error at 2^31 non-zeros
template <class Real>
[[nodiscard]] SparseMatrix<Real> weigh(Counts counts, const CollectionWeights& collection, const TfidfOptions& options,
                                       const Execution& execution);

}  // namespace tidings::detail
