#include "clusters/narrow_columns.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

}  // namespace

bool NarrowColumns::is_chosen(Index column) const {
  return (is_chosen_[at(column) / 64] >> (at(column) % 64) & 1U) != 0;
}

void NarrowColumns::choose(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows) {
  for (const Index column : chosen_) is_chosen_[at(column) / 64] = 0;
  chosen_.clear();
  for (const std::size_t i : rows) {
    const SparseRow<float> source = row(view(matrix), i);
    for (std::size_t e = 0; e < source.size(); ++e) {
      if (is_chosen(source.column(e))) continue;
      is_chosen_[at(source.column(e)) / 64] |= std::uint64_t{1} << (at(source.column(e)) % 64);
      chosen_.push_back(source.column(e));
    }
  }
  std::ranges::sort(chosen_);
  for (std::size_t c = 0; c < chosen_.size(); ++c) numbers_[at(chosen_[c])] = static_cast<Index>(c);
}

Eigen::Index NarrowColumns::n_chosen(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows) const {
  Eigen::Index n = 0;
  for (const std::size_t i : rows) {
    const SparseRow<float> source = row(view(matrix), i);
    for (std::size_t e = 0; e < source.size(); ++e) n += is_chosen(source.column(e)) ? 1 : 0;
  }
  return n;
}

SparseMatrix<double> NarrowColumns::narrow(const SparseMatrix<float>& matrix, const std::vector<std::size_t>& rows,
                                           const std::vector<double>& lengths,
                                           const std::vector<double>& factors) const {
  SparseMatrix<double> result(static_cast<Eigen::Index>(rows.size()), size());
  result.reserve(n_chosen(matrix, rows));
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const SparseRow<float> source = row(view(matrix), rows[k]);
    const double length = lengths[rows[k]];
    result.startVec(static_cast<Eigen::Index>(k));
    if (length == 0) continue;
    for (std::size_t e = 0; e < source.size(); ++e) {
      if (!is_chosen(source.column(e))) continue;
      const Index number = numbers_[at(source.column(e))];
      result.insertBack(static_cast<Eigen::Index>(k), number) = factors[k] * (source.value(e) / length);
    }
  }
  result.finalize();
  return result;
}

}  // namespace tidings::detail
