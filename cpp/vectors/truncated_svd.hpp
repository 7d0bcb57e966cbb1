/// @file
/// The leading singular vectors of sparse matrices. Private to the library.
#pragma once

#include <Eigen/Core>
#include <cstddef>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::detail {

/// Columns are vectors.
using DenseMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Where the iteration starts. Where it has not converged, what it finds depends on the order of that side.
enum class Start { columns, rows };

/// The right singular vectors of the largest singular values, by randomised subspace iteration from a fixed start: the
/// same for any number of threads. Each is oriented so that its component of largest size is positive. Takes memory for
/// a transposed copy of the matrix and for rows + columns times n_vectors numbers.
/// @param n_vectors at most the smaller side of the matrix
/// @return columns of the matrix x n_vectors, orthonormal
/// @see N. Halko, P. G. Martinsson and J. A. Tropp, Finding structure with randomness, 2011, algorithm 4.4
[[nodiscard]] DenseMatrix right_singular_vectors(const SparseView<float>& matrix, std::size_t n_vectors,
                                                 const Execution& execution, Start start = Start::columns);

}  // namespace tidings::detail
