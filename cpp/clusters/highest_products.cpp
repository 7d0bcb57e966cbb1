#include "clusters/highest_products.hpp"

#include <algorithm>
#include <cmath>

namespace tidings::detail {
namespace {

/// The rows with one more column, which makes the length of each 1.
SparseMatrix<double> filled_up(const SparseMatrix<double>& rows) {
  SparseMatrix<double> filled(rows.rows(), rows.cols() + 1);
  filled.reserve(rows.nonZeros() + rows.rows());
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    double squares = 0;
    filled.startVec(i);
    for (SparseMatrix<double>::InnerIterator e(rows, i); e; ++e) {
      squares += e.value() * e.value();
      filled.insertBack(i, e.col()) = e.value();
    }
    filled.insertBack(i, rows.cols()) = std::sqrt(std::max(0.0, 1 - squares));
  }
  filled.finalize();
  return filled;
}

}  // namespace

NeighborGraph<double> highest_products(const SparseMatrix<double>& rows, const SparseMatrix<double>& others,
                                       std::size_t n, const Execution& execution) {
  const SparseView<double> wider(rows.rows(), rows.cols() + 1, rows.nonZeros(), rows.outerIndexPtr(),
                                 rows.innerIndexPtr(), rows.valuePtr());
  return nearest_neighbors(wider, view(filled_up(others)), {.n_neighbors = n}, execution);
}

std::optional<std::size_t> best_other(const NeighborGraph<double>& highest, std::size_t row, Index own) {
  for (auto e = static_cast<std::size_t>(highest.offsets[row]); e < static_cast<std::size_t>(highest.offsets[row + 1]);
       ++e) {
    if (highest.neighbors[e] != own) return e;
  }
  return std::nullopt;
}

}  // namespace tidings::detail
