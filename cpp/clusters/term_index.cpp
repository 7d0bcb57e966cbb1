#include "clusters/term_index.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

constexpr std::size_t columns_per_block = 2048;

/// A column in at least one of so many rows is kept densely: eight numbers are added at once, and a list's one by one.
constexpr std::size_t rows_per_listed = 8;

/// The position of the first column of a row that is not below `column`.
template <class Real>
std::size_t position(const SparseRow<Real>& row, std::size_t column) {
  std::size_t begin = 0;
  std::size_t end = row.size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (static_cast<std::size_t>(row.column(middle)) < column) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

/// Calls visit(row number, column, value) for all values, the columns in parallel blocks, rows ascending in each.
template <class Real, class Visit>
void for_each_value(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns, int n_jobs, const Visit& visit) {
  parallel_for(n_columns, columns_per_block, {.n_jobs = n_jobs}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t e = position(rows[r], begin); e < rows[r].size(); ++e) {
          const auto column = static_cast<std::size_t>(rows[r].column(e));
          if (column >= end) break;
          visit(static_cast<Index>(r), column, rows[r].value(e));
        }
      }
    };
  });
}

}  // namespace

template <class Real>
TermIndex<Real>::TermIndex(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns, const Execution& execution)
    : columns_(n_columns), start_((rows.size() + lanes - 1) / lanes * lanes, of_empty_rows) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].size() > 0) start_[r] = 0;
  }
  std::vector<Index> sizes(n_columns, 0);
  for_each_value(rows, n_columns, execution.n_jobs, [&](Index, std::size_t column, Real) { ++sizes[column]; });
  lay_out(sizes);
  std::ranges::fill(sizes, 0);
  for_each_value(rows, n_columns, execution.n_jobs, [&](Index row, std::size_t c, Real value) {
    const Column& column = columns_[c];
    if (column.dense) {
      dense_[column.begin + static_cast<std::size_t>(row)] = value;
    } else {
      const std::size_t at = column.begin + static_cast<std::size_t>(sizes[c]++);
      rows_[at] = row;
      values_[at] = value;
    }
  });
}

template <class Real>
void TermIndex<Real>::lay_out(const std::vector<Index>& sizes) {
  std::size_t n_dense = 0;
  std::size_t n_listed = 0;
  for (std::size_t c = 0; c < sizes.size(); ++c) {
    const auto size = static_cast<std::size_t>(sizes[c]);
    const bool dense = size * rows_per_listed >= width();
    columns_[c] = {dense ? n_dense : n_listed, sizes[c], dense};
    (dense ? n_dense : n_listed) += dense ? width() : size;
  }
  dense_.assign(n_dense, 0);
  rows_.resize(n_listed);
  values_.resize(n_listed);
}

template <class Real>
void TermIndex<Real>::products(const SparseRow<Real>& row, std::vector<ScaledTerm<Real>>& dense, Real* products) const {
  std::ranges::copy(start_, products);
  dense.clear();
  for (std::size_t e = 0; e < row.size(); ++e) {
    const Column& column = columns_[static_cast<std::size_t>(row.column(e))];
    if (column.dense) dense.push_back({dense_.data() + column.begin, row.value(e)});
  }
  term_kernels<Real>().add(dense.data(), dense.size(), products, width());
  for (std::size_t e = 0; e < row.size(); ++e) {
    const Column& column = columns_[static_cast<std::size_t>(row.column(e))];
    if (column.dense) continue;
    const std::size_t end = column.begin + static_cast<std::size_t>(column.size);
    for (std::size_t p = column.begin; p < end; ++p) {
      products[static_cast<std::size_t>(rows_[p])] += row.value(e) * values_[p];
    }
  }
}

template <class Real>
double TermIndex<Real>::product(const SparseRow<Real>& row, std::size_t with) const {
  if (start_[with] < 0) return static_cast<double>(of_empty_rows);
  double sum = 0;
  for (std::size_t e = 0; e < row.size(); ++e) {
    const Column& column = columns_[static_cast<std::size_t>(row.column(e))];
    sum += static_cast<double>(row.value(e)) * value(column, static_cast<Index>(with));
  }
  return sum;
}

template <class Real>
double TermIndex<Real>::value(const Column& column, Index row) const {
  if (column.dense) return static_cast<double>(dense_[column.begin + static_cast<std::size_t>(row)]);
  const auto begin = rows_.begin() + static_cast<std::ptrdiff_t>(column.begin);
  const auto found = std::lower_bound(begin, begin + column.size, row);
  if (found == begin + column.size || *found != row) return 0;
  return static_cast<double>(values_[static_cast<std::size_t>(found - rows_.begin())]);
}

template class TermIndex<float>;
template class TermIndex<double>;

}  // namespace tidings::detail
