#include "clusters/merges.hpp"

#include <string>

#include "tidings/base/errors.hpp"

namespace tidings::detail {

std::vector<Index> labels_after(const std::vector<Merge>& merges, std::size_t n_rows) {
  constexpr Index none = -1;
  std::vector<Index> label(n_rows + merges.size(), none);
  std::vector<Index> parent(n_rows + merges.size(), none);
  for (std::size_t k = 0; k < merges.size(); ++k) {
    parent[static_cast<std::size_t>(merges[k].first)] = static_cast<Index>(n_rows + k);
    parent[static_cast<std::size_t>(merges[k].second)] = static_cast<Index>(n_rows + k);
  }
  std::vector<Index> root(parent.size());
  for (std::size_t c = parent.size(); c-- > 0;) {
    root[c] = parent[c] == none ? static_cast<Index>(c) : root[static_cast<std::size_t>(parent[c])];
  }
  Index next = 0;
  for (std::size_t i = 0; i < n_rows; ++i) {
    Index& of_root = label[static_cast<std::size_t>(root[i])];
    if (of_root == none) of_root = next++;
    label[i] = of_root;
  }
  label.resize(n_rows);
  return label;
}

void check(const AverageLinkOptions& options, Eigen::Index n_rows) {
  require(!options.threshold || !options.n_clusters, "threshold and n_clusters", "given one at a time", "both");
  if (options.threshold) {
    require(*options.threshold >= -1 && *options.threshold <= 1, "threshold", "in [-1, 1]", *options.threshold);
  }
  if (options.n_clusters) {
    require(*options.n_clusters >= 1 && *options.n_clusters <= static_cast<std::size_t>(n_rows), "n_clusters",
            ("from 1 to the number of rows, " + std::to_string(n_rows)).c_str(), *options.n_clusters);
  }
}

}  // namespace tidings::detail
