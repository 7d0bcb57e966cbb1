#include "tidings/vectors/sparse_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace tidings {
namespace {

/// Sums of squares outside of these have lost digits, or all of them: then the values are scaled first.
constexpr double least_square = 1e-280;
constexpr double most_square = 1e280;

[[noreturn]] void bad_matrix(std::size_t row, const std::string& problem) {
  throw std::invalid_argument("sparse matrix, row " + std::to_string(row) + ": " + problem);
}

template <class Real>
void check_row(const SparseRow<Real>& row, std::size_t number, Eigen::Index columns) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Index column = row.column(i);
    if (column < 0 || column >= columns) bad_matrix(number, "column " + std::to_string(column) + " is out of range");
    if (i > 0 && row.column(i - 1) >= column) {
      bad_matrix(number, "column " + std::to_string(column) + " is not after the one before it");
    }
    if (!std::isfinite(row.value(i))) {
      bad_matrix(number, "column " + std::to_string(column) + " holds " + std::to_string(row.value(i)));
    }
  }
}

}  // namespace

template <class Real>
double SparseRow<Real>::norm() const {
  double sum = 0;
  for (std::size_t i = 0; i < size_; ++i) sum += static_cast<double>(values_[i]) * static_cast<double>(values_[i]);
  if (sum > least_square && sum < most_square) return std::sqrt(sum);
  double largest = 0;
  for (std::size_t i = 0; i < size_; ++i) largest = std::max(largest, std::abs(static_cast<double>(values_[i])));
  if (largest == 0) return 0;
  sum = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const double scaled = static_cast<double>(values_[i]) / largest;
    sum += scaled * scaled;
  }
  return largest * std::sqrt(sum);
}

template <class Real>
void check_sparse(const SparseView<Real>& matrix) {
  const auto rows = static_cast<std::size_t>(matrix.rows());
  const Index* outer = matrix.outerIndexPtr();
  if (outer[0] != 0) bad_matrix(0, "starts at " + std::to_string(outer[0]));
  for (std::size_t i = 0; i < rows; ++i) {
    if (outer[i + 1] < outer[i] || outer[i + 1] > matrix.nonZeros()) {
      bad_matrix(i, "ends at " + std::to_string(outer[i + 1]));
    }
    check_row(row(matrix, i), i, matrix.cols());
  }
}

template <class Real>
SparseMatrix<double> normalized_rows(const SparseView<Real>& matrix) {
  SparseMatrix<double> result = matrix.template cast<double>();
  for (std::size_t i = 0; i < static_cast<std::size_t>(matrix.rows()); ++i) {
    const double norm = row(matrix, i).norm();
    if (norm == 0) continue;
    for (Index e = result.outerIndexPtr()[i]; e < result.outerIndexPtr()[i + 1]; ++e) result.valuePtr()[e] /= norm;
  }
  return result;
}

template class SparseRow<float>;
template class SparseRow<double>;
template void check_sparse(const SparseView<float>&);
template void check_sparse(const SparseView<double>&);
template SparseMatrix<double> normalized_rows(const SparseView<float>&);
template SparseMatrix<double> normalized_rows(const SparseView<double>&);

}  // namespace tidings
