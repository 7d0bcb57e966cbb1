/// @file
/// The matrices that the stages hand to each other.
#pragma once

#include <Eigen/SparseCore>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace tidings {

/// Number of a column or position of a non-zero. A matrix has at most 2^31 - 1 non-zeros; making a larger one throws
/// std::length_error.
using Index = std::int32_t;

/// Stories x terms, by rows (CSR), compressed, columns ascending within a row.
template <class Real>
using SparseMatrix = Eigen::SparseMatrix<Real, Eigen::RowMajor, Index>;

/// A SparseMatrix in somebody else's memory, read only.
template <class Real>
using SparseView = Eigen::Map<const SparseMatrix<Real>>;

/// The matrix as a view, which is what the library's functions take.
template <class Real>
[[nodiscard]] SparseView<Real> view(const SparseMatrix<Real>& matrix) {
  return {matrix.rows(),          matrix.cols(),          matrix.nonZeros(),
          matrix.outerIndexPtr(), matrix.innerIndexPtr(), matrix.valuePtr()};
}

/// A row of a matrix: parallel arrays of columns and values. Does not outlive the matrix.
template <class Real>
class SparseRow {
 public:
  SparseRow(const Index* columns, const Real* values, std::size_t size)
      : columns_(columns), values_(values), size_(size) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Index column(std::size_t i) const { return columns_[i]; }
  [[nodiscard]] Real value(std::size_t i) const { return values_[i]; }

  /// The Euclidean norm, summed in double in the order of the columns; neither overflows nor vanishes on the way.
  [[nodiscard]] double norm() const;

 private:
  const Index* columns_;
  const Real* values_;
  std::size_t size_;
};

/// Calls visit(i, j) for each column that both rows have, ascending: a.column(i) == b.column(j).
template <class Real, class Visit>
void for_each_shared(const SparseRow<Real>& a, const SparseRow<Real>& b, const Visit& visit) {
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a.column(i) == b.column(j)) {
      visit(i++, j++);
    } else if (a.column(i) < b.column(j)) {
      ++i;
    } else {
      ++j;
    }
  }
}

/// The inner product, in double, summed in the order of the columns.
template <class Real>
[[nodiscard]] double dot(const SparseRow<Real>& a, const SparseRow<Real>& b) {
  double sum = 0;
  for_each_shared(a, b, [&](std::size_t i, std::size_t j) {
    sum += static_cast<double>(a.value(i)) * static_cast<double>(b.value(j));
  });
  return sum;
}

/// Row i of a compressed matrix.
template <class Real>
[[nodiscard]] SparseRow<Real> row(const SparseView<Real>& matrix, std::size_t i) {
  const Index* outer = matrix.outerIndexPtr();
  const auto begin = static_cast<std::size_t>(outer[i]);
  const auto end = static_cast<std::size_t>(outer[i + 1]);
  return {matrix.innerIndexPtr() + begin, matrix.valuePtr() + begin, end - begin};
}

/// Checks what a matrix from outside must be: compressed arrays that agree with each other, columns in range and
/// strictly ascending within each row, values finite.
/// @throws std::invalid_argument that names the row and the value
template <class Real>
void check_sparse(const SparseView<Real>& matrix);

/// The matrix with each row divided by its Euclidean norm, in double; rows of zeros stay as they are.
template <class Real>
[[nodiscard]] SparseMatrix<double> normalized_rows(const SparseView<Real>& matrix);

}  // namespace tidings
