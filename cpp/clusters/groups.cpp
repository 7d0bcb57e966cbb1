#include "clusters/groups.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "tidings/base/errors.hpp"

namespace tidings {

std::vector<std::vector<std::size_t>> members_of(Labels labels, std::size_t n_rows) {
  require(labels.size() == n_rows, "the number of labels", "the number of rows",
          std::to_string(labels.size()) + " against " + std::to_string(n_rows));
  std::vector<std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < n_rows; ++i) {
    const auto cluster = static_cast<std::size_t>(labels[i]);
    require(labels[i] >= 0 && cluster < n_rows, "a label", "a cluster's number, counted from 0", labels[i]);
    if (cluster >= members.size()) members.resize(cluster + 1);
    members[cluster].push_back(i);
  }
  for (std::size_t c = 0; c < members.size(); ++c) require(!members[c].empty(), "each label", "used", c);
  return members;
}

std::vector<std::size_t> sizes_of(const std::vector<std::vector<std::size_t>>& members) {
  std::vector<std::size_t> sizes;
  sizes.reserve(members.size());
  for (const std::vector<std::size_t>& cluster : members) sizes.push_back(cluster.size());
  return sizes;
}

}  // namespace tidings
