#include "clusters/theme_places.hpp"

#include <algorithm>
#include <cmath>

#include "clusters/mean_rows.hpp"
#include "vectors/truncated_svd.hpp"

namespace tidings::detail {
namespace {

/// The columns [begin, end).
SparseMatrix<double> columns_of(const SparseMatrix<double>& matrix, Eigen::Index begin, Eigen::Index end) {
  SparseMatrix<double> part(matrix.rows(), end - begin);
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    part.startVec(i);
    for (SparseMatrix<double>::InnerIterator e(matrix, i); e; ++e) {
      if (e.col() >= begin && e.col() < end) part.insertBack(i, e.col() - begin) = e.value();
    }
  }
  part.finalize();
  return part;
}

/// The root of the mean squared length of each event's rows.
std::vector<double> typical_lengths(const SparseMatrix<double>& rows,
                                    const std::vector<std::vector<std::size_t>>& members) {
  std::vector<double> lengths;
  for (const std::vector<std::size_t>& event : members) {
    double sum = 0;
    for (const std::size_t i : event) sum += std::pow(row(view(rows), i).norm(), 2);
    lengths.push_back(std::sqrt(sum / static_cast<double>(event.size())));
  }
  return lengths;
}

/// The rows times the right singular vectors of the largest singular values. The left ones are worked out, since there
/// are fewer rows than columns, and scaled. The iteration starts from the terms, whose order no order of events
/// changes.
SparseMatrix<double> reduced(const SparseMatrix<double>& rows, std::size_t dimensions, const Execution& execution) {
  const SparseMatrix<float> transposed = rows.transpose().cast<float>();
  DenseMatrix places = right_singular_vectors(view(transposed), dimensions, execution, Start::rows);
  const DenseMatrix images = rows.transpose() * places;
  for (Eigen::Index d = 0; d < places.cols(); ++d) places.col(d) *= images.col(d).norm();
  return places.sparseView(0, 0);
}

/// Divides each row by its length and multiplies it by the one that it should have.
void set_lengths(SparseMatrix<double>& rows, const std::vector<double>& lengths) {
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    const double length = row(view(rows), static_cast<std::size_t>(i)).norm();
    if (length == 0) continue;
    rows.row(i) *= lengths[static_cast<std::size_t>(i)] / length;
  }
}

SparseMatrix<float> side_by_side(const SparseMatrix<double>& left, const SparseMatrix<double>& right) {
  SparseMatrix<float> result(left.rows(), left.cols() + right.cols());
  result.reserve(left.nonZeros() + right.nonZeros());
  for (Eigen::Index i = 0; i < left.rows(); ++i) {
    result.startVec(i);
    for (SparseMatrix<double>::InnerIterator e(left, i); e; ++e) {
      result.insertBack(i, e.col()) = static_cast<float>(e.value());
    }
    for (SparseMatrix<double>::InnerIterator e(right, i); e; ++e) {
      result.insertBack(i, left.cols() + e.col()) = static_cast<float>(e.value());
    }
  }
  result.finalize();
  return result;
}

}  // namespace

SparseMatrix<float> theme_places(const SparseMatrix<double>& rows, const std::vector<std::vector<std::size_t>>& members,
                                 const ThemeSpace& space, const Execution& execution) {
  const Eigen::Index n_terms = rows.cols() - static_cast<Eigen::Index>(space.n_places);
  const auto part = [&](Eigen::Index begin, Eigen::Index end, bool reduce) {
    const SparseMatrix<double> all = columns_of(rows, begin, end);
    SparseMatrix<double> means = mean_rows(all, members);
    if (reduce) means = reduced(means, space.dimensions, execution);
    set_lengths(means, typical_lengths(all, members));
    return means;
  };
  const bool reduce = std::min(members.size(), static_cast<std::size_t>(n_terms)) > space.dimensions;
  return side_by_side(part(0, n_terms, reduce), part(n_terms, rows.cols(), false));
}

}  // namespace tidings::detail
