#include "clusters/mean_rows.hpp"

#include "clusters/groups.hpp"
#include "clusters/sparse_sum.hpp"

namespace tidings {

SparseMatrix<double> mean_rows(const SparseMatrix<double>& rows, const std::vector<std::vector<std::size_t>>& members) {
  return mean_rows(rows, members, sizes_of(members));
}

SparseMatrix<double> mean_rows(const SparseMatrix<double>& rows, const std::vector<std::vector<std::size_t>>& members,
                               const std::vector<std::size_t>& sizes) {
  SparseMatrix<double> means(static_cast<Eigen::Index>(members.size()), rows.cols());
  means.reserve(rows.nonZeros());
  for (std::size_t c = 0; c < members.size(); ++c) {
    const auto at = static_cast<Eigen::Index>(c);
    const SparseSum sum = sum_rows(rows, members[c]);
    means.startVec(at);
    for (std::size_t e = 0; e < sum.columns.size(); ++e) {
      means.insertBack(at, sum.columns[e]) = sum.values[e] / static_cast<double>(sizes[c]);
    }
  }
  means.finalize();
  return means;
}

}  // namespace tidings
