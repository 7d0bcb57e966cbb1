/// @file
/// The condensed tree of HDBSCAN*.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/spanning_tree.hpp"
#include "tidings/clusters/density.hpp"

namespace tidings::detail {

struct CondensedTree {
  std::vector<DenseRegion> regions;
  std::vector<DensePlace> nodes;
};

/// The tree with only those partings in which both sides have at least min_size nodes; of others, the small side
/// leaves.
[[nodiscard]] CondensedTree condense(const std::vector<Join>& joins, std::size_t n_nodes, std::size_t min_size);

}  // namespace tidings::detail
