/// @file
/// Rows extended by where they lie in a background's space. Private to the library.
#pragma once

#include <span>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "vectors/background_terms.hpp"

namespace tidings::detail {

/// The rows, of length 1, times sqrt(1 - share); then as many columns as the background has dimensions, in which each
/// row has its place in the background's space, of length 1, times sqrt(share). So cosines are mixed in these shares. A
/// row without a term of the background has nothing there.
/// @param term_of_column numbers of `terms`, -1 where the background has none
template <class Real>
[[nodiscard]] SparseMatrix<Real> with_semantics(const SparseMatrix<Real>& matrix, const BackgroundTerms& terms,
                                                std::span<const Index> term_of_column, double share,
                                                const Execution& execution);

}  // namespace tidings::detail
