/// @file
/// Counts to weights.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/counts.hpp"

namespace tidings {

/// What turns the counts of a text into a row of weights.
struct Weighting {
  const TfidfOptions& options;
  const std::vector<double>& idf;    ///< of each column
  std::span<const Index> column_of;  ///< each counted term's column, or -1; empty where terms are columns already
};

/// Texts x columns: tf x idf, normalised.
/// @throws std::length_error at 2^31 non-zeros
template <class Real>
[[nodiscard]] SparseMatrix<Real> weigh(const Counts& counts, std::size_t n_columns, const Weighting& weighting,
                                       const Execution& execution);

}  // namespace tidings
