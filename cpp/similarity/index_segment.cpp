#include "similarity/index_segment.hpp"

#include <limits>
#include <stdexcept>
#include <string>

namespace tidings::detail {
namespace {

std::vector<Index> all_rows(std::size_t size) {
  std::vector<Index> order(size);
  std::iota(order.begin(), order.end(), 0);
  return order;
}

UnitRows unit_rows(const AnyMatrix& matrix) {
  return std::visit([](const auto& rows) { return UnitRows(view(rows)); }, matrix);
}

/// Calls visit(part, row) for the rows that were not removed.
template <class Visit>
void for_each_row(const std::vector<IndexPart>& parts, const Visit& visit) {
  for (const IndexPart& part : parts) {
    for (std::size_t i = 0; i < part.removed->size(); ++i) {
      if (!(*part.removed)[i]) visit(part, i);
    }
  }
}

Index size_of_row(const IndexPart& part, std::size_t i) {
  return static_cast<Index>(part.segment->rows().n_terms(i));
}

template <class Real>
SparseMatrix<Real> joined(const std::vector<IndexPart>& parts, std::size_t n_rows, std::size_t n_columns) {
  std::size_t n_values = 0;
  for_each_row(parts, [&](const IndexPart& part, std::size_t i) { n_values += part.segment->rows().n_terms(i); });
  if (n_values > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("index: " + std::to_string(n_values) + " non-zeros are more than 2^31 - 1");
  }
  SparseMatrix<Real> matrix(static_cast<Eigen::Index>(n_rows), static_cast<Eigen::Index>(n_columns));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(n_values));
  std::size_t row = 0;
  Index end = 0;
  for_each_row(parts, [&](const IndexPart& part, std::size_t i) {
    std::visit(
        [&](const auto& from) {
          const Index begin = from.outerIndexPtr()[i];
          std::copy_n(from.innerIndexPtr() + begin, size_of_row(part, i), matrix.innerIndexPtr() + end);
          for (Index e = 0; e < size_of_row(part, i); ++e) {
            matrix.valuePtr()[end + e] = static_cast<Real>(from.valuePtr()[begin + e]);
          }
        },
        part.segment->matrix());
    end += size_of_row(part, i);
    matrix.outerIndexPtr()[++row] = end;
  });
  return matrix;
}

}  // namespace

IndexSegment::IndexSegment(std::vector<std::int64_t> ids, AnyMatrix matrix)
    : ids_(std::move(ids)), matrix_(std::move(matrix)), rows_(unit_rows(matrix_)) {
  if (ids_.size() < indexed_rows) return;
  levels_ = TermLevels::of_neighbors(rows_);
  index_.emplace(rows_, all_rows(ids_.size()), levels_);
}

std::pair<std::vector<std::int64_t>, AnyMatrix> rows_of(const std::vector<IndexPart>& parts, std::size_t n_columns) {
  std::vector<std::int64_t> ids;
  bool floats = true;
  for_each_row(parts, [&](const IndexPart& part, std::size_t i) {
    ids.push_back(part.segment->ids()[i]);
    floats = floats && std::holds_alternative<SparseMatrix<float>>(part.segment->matrix());
  });
  const std::size_t n_rows = ids.size();
  if (floats) return {std::move(ids), joined<float>(parts, n_rows, n_columns)};
  return {std::move(ids), joined<double>(parts, n_rows, n_columns)};
}

}  // namespace tidings::detail
