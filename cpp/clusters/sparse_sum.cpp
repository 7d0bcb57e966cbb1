#include "clusters/sparse_sum.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tidings {
namespace {

SparseSum copy_of(const SparseRow<double>& source) {
  SparseSum copy;
  for (std::size_t e = 0; e < source.size(); ++e) {
    copy.columns.push_back(source.column(e));
    copy.values.push_back(source.value(e));
  }
  return copy;
}

}  // namespace

SparseSum add(const SparseSum& a, const SparseSum& b) {
  SparseSum sum;
  sum.columns.reserve(a.columns.size() + b.columns.size());
  std::ranges::set_union(a.columns, b.columns, std::back_inserter(sum.columns));
  sum.values.reserve(sum.columns.size());
  for (std::size_t i = 0, j = 0; const Index column : sum.columns) {
    double value = 0;
    if (i < a.columns.size() && a.columns[i] == column) value += a.values[i++];
    if (j < b.columns.size() && b.columns[j] == column) value += b.values[j++];
    sum.values.push_back(value);
  }
  return sum;
}

SparseSum sum_rows(const SparseMatrix<double>& matrix, const std::vector<std::size_t>& rows) {
  if (rows.size() == 1) return copy_of(row(view(matrix), rows.front()));
  std::vector<std::pair<Index, double>> entries;
  for (const std::size_t i : rows) {
    const SparseRow<double> source = row(view(matrix), i);
    for (std::size_t e = 0; e < source.size(); ++e) entries.emplace_back(source.column(e), source.value(e));
  }
  std::ranges::stable_sort(entries, {}, &std::pair<Index, double>::first);
  SparseSum sum;
  for (const auto& [column, value] : entries) {
    if (sum.columns.empty() || sum.columns.back() != column) {
      sum.columns.push_back(column);
      sum.values.push_back(0);
    }
    sum.values.back() += value;
  }
  return sum;
}

SparseMatrix<double> stack(const std::vector<const SparseSum*>& rows, Eigen::Index n_columns) {
  std::size_t size = 0;
  for (const SparseSum* row : rows) size += row->columns.size();
  SparseMatrix<double> matrix(static_cast<Eigen::Index>(rows.size()), n_columns);
  matrix.reserve(static_cast<Eigen::Index>(size));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    matrix.startVec(at);
    for (std::size_t e = 0; e < rows[i]->columns.size(); ++e) {
      matrix.insertBack(at, rows[i]->columns[e]) = rows[i]->values[e];
    }
  }
  matrix.finalize();
  return matrix;
}

}  // namespace tidings
