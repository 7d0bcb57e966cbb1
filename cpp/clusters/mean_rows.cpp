#include "clusters/mean_rows.hpp"

namespace tidings {

SparseMatrix<double> mean_rows(const SparseMatrix<double>& rows, const std::vector<std::vector<std::size_t>>& members) {
  std::vector<SparseSum> means;
  means.reserve(members.size());
  std::vector<const SparseSum*> places;
  for (const std::vector<std::size_t>& cluster : members) {
    SparseSum& mean = means.emplace_back(sum_rows(rows, cluster));
    for (double& value : mean.values) value /= static_cast<double>(cluster.size());
    places.push_back(&mean);
  }
  return stack(places, rows.cols());
}

}  // namespace tidings
