#include "similarity/postings.hpp"

namespace tidings {

Postings::Postings(const SparseMatrix<double>& matrix)
    : begins_(static_cast<std::size_t>(matrix.cols()) + 1, 0),
      rows_(static_cast<std::size_t>(matrix.nonZeros())),
      values_(static_cast<std::size_t>(matrix.nonZeros())) {
  const Index* columns = matrix.innerIndexPtr();
  for (Index e = 0; e < matrix.nonZeros(); ++e) ++begins_[static_cast<std::size_t>(columns[e]) + 1];
  for (std::size_t c = 1; c < begins_.size(); ++c) begins_[c] += begins_[c - 1];
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  for (Index i = 0; i < matrix.rows(); ++i) {
    for (Index e = matrix.outerIndexPtr()[i]; e < matrix.outerIndexPtr()[i + 1]; ++e) {
      const std::size_t at = next[static_cast<std::size_t>(columns[e])]++;
      rows_[at] = i;
      values_[at] = matrix.valuePtr()[e];
    }
  }
}

}  // namespace tidings
