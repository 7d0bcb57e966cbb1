/// @file
/// The highest inner products of rows with others.
#pragma once

#include <cstddef>
#include <optional>

#include "tidings/base/parallel.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// The others with the highest inner products with each row, the highest first, of equal ones the lower number first;
/// of those above 0. They are rounded to 40 significant bits, as the cosines of nearest_neighbors, which finds them: a
/// column that no row has fills the others up to a length of 1.
/// @param rows   of length 1, or 0
/// @param others as wide, of length 1 at most, such as means of rows of length 1
[[nodiscard]] NeighborGraph<double> highest_products(const SparseMatrix<double>& rows,
                                                     const SparseMatrix<double>& others, std::size_t n,
                                                     const Execution& execution);

/// Where the first of a row's others stands that is not its own; if there is one.
[[nodiscard]] std::optional<std::size_t> best_other(const NeighborGraph<double>& highest, std::size_t row, Index own);

}  // namespace tidings::detail
