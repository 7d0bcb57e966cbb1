#include "clusters/centroids.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tidings::detail {
namespace {

/// Calls visit(column) for the columns that are set, ascending.
template <class Visit>
void for_each_used(const std::vector<std::uint64_t>& used, const Visit& visit) {
  for (std::size_t word = 0; word < used.size(); ++word) {
    for (std::uint64_t bits = used[word]; bits != 0; bits &= bits - 1) {
      visit(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
  }
}

}  // namespace

template <class Real>
void CentroidMaker<Real>::add(const SparseRow<Real>& row) {
  for (std::size_t e = 0; e < row.size(); ++e) {
    const auto column = static_cast<std::size_t>(row.column(e));
    sums_[column] += static_cast<double>(row.value(e));
    used_[column / 64] |= std::uint64_t{1} << (column % 64);
  }
}

template <class Real>
double CentroidMaker<Real>::length() const {
  double squares = 0;
  for_each_used(used_, [&](std::size_t column) { squares += sums_[column] * sums_[column]; });
  return std::sqrt(squares);
}

template <class Real>
Centroid<Real> CentroidMaker<Real>::centroid(const std::vector<SparseRow<Real>>& rows, const Index* members,
                                             std::size_t n_members) {
  for (std::size_t m = 0; m < n_members; ++m) add(rows[static_cast<std::size_t>(members[m])]);
  Centroid<Real> result;
  result.length = length();
  for_each_used(used_, [&](std::size_t column) {
    const double value = sums_[column];
    sums_[column] = 0;
    if (value == 0) return;
    result.columns.push_back(static_cast<Index>(column));
    result.values.push_back(static_cast<Real>(value / result.length));
  });
  std::ranges::fill(used_, 0);
  return result;
}

template <class Real>
double chord(const Centroid<Real>& a, const Centroid<Real>& b) {
  double squares = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.columns.size() || j < b.columns.size()) {
    const bool in_a = i < a.columns.size() && (j == b.columns.size() || a.columns[i] <= b.columns[j]);
    const bool in_b = j < b.columns.size() && (i == a.columns.size() || b.columns[j] <= a.columns[i]);
    const double difference =
        (in_a ? static_cast<double>(a.values[i]) : 0.0) - (in_b ? static_cast<double>(b.values[j]) : 0.0);
    squares += difference * difference;
    if (in_a) ++i;
    if (in_b) ++j;
  }
  return std::sqrt(squares);
}

template <class Real>
SparseMatrix<Real> stack(const std::vector<Centroid<Real>>& centroids, std::size_t n_columns) {
  SparseMatrix<Real> matrix(static_cast<Eigen::Index>(centroids.size()), static_cast<Eigen::Index>(n_columns));
  std::size_t size = 0;
  for (const auto& centroid : centroids) size += centroid.columns.size();
  matrix.reserve(static_cast<Eigen::Index>(size));
  for (std::size_t k = 0; k < centroids.size(); ++k) {
    const auto row = static_cast<Eigen::Index>(k);
    matrix.startVec(row);
    for (std::size_t e = 0; e < centroids[k].columns.size(); ++e) {
      matrix.insertBack(row, centroids[k].columns[e]) = centroids[k].values[e];
    }
  }
  matrix.finalize();
  return matrix;
}

template class CentroidMaker<float>;
template class CentroidMaker<double>;
template double chord(const Centroid<float>&, const Centroid<float>&);
template double chord(const Centroid<double>&, const Centroid<double>&);
template SparseMatrix<float> stack(const std::vector<Centroid<float>>&, std::size_t);
template SparseMatrix<double> stack(const std::vector<Centroid<double>>&, std::size_t);

}  // namespace tidings::detail
