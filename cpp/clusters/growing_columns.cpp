#include "clusters/growing_columns.hpp"

#include <algorithm>

namespace tidings::detail {

GrowingColumns::GrowingColumns(const SparseMatrix<double>& rows) : columns_(static_cast<std::size_t>(rows.cols())) {
  for (std::size_t r = 0; r < static_cast<std::size_t>(rows.rows()); ++r) {
    const SparseRow<double> source = row(view(rows), r);
    for (std::size_t e = 0; e < source.size(); ++e) {
      columns_[static_cast<std::size_t>(source.column(e))].push_back({static_cast<Index>(r), source.value(e)});
    }
  }
}

void GrowingColumns::products(const SparseRow<double>& row, std::vector<double>& products) const {
  std::ranges::fill(products, 0);
  for (std::size_t e = 0; e < row.size(); ++e) {
    for (const Entry& entry : columns_[static_cast<std::size_t>(row.column(e))]) {
      products[static_cast<std::size_t>(entry.row)] += row.value(e) * entry.value;
    }
  }
}

void GrowingColumns::add(const SparseRow<double>& row, std::size_t to) {
  const auto number = static_cast<Index>(to);
  for (std::size_t e = 0; e < row.size(); ++e) {
    auto& column = columns_[static_cast<std::size_t>(row.column(e))];
    const auto at =
        std::ranges::lower_bound(column, number, std::ranges::less{}, [](const Entry& entry) { return entry.row; });
    if (at != column.end() && at->row == number) {
      at->value += row.value(e);
    } else {
      column.insert(at, {number, row.value(e)});
    }
  }
}

SparseMatrix<double> GrowingColumns::rows(std::size_t n_rows) const {
  std::vector<Index> sizes(n_rows, 0);
  for (const auto& column : columns_) {
    for (const Entry& entry : column) ++sizes[static_cast<std::size_t>(entry.row)];
  }
  SparseMatrix<double> matrix(static_cast<Eigen::Index>(n_rows), static_cast<Eigen::Index>(columns_.size()));
  matrix.reserve(sizes);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    for (const Entry& entry : columns_[c]) matrix.insert(entry.row, static_cast<Eigen::Index>(c)) = entry.value;
  }
  matrix.makeCompressed();
  return matrix;
}

}  // namespace tidings::detail
