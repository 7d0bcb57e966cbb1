/// @file
/// The condensed tree of HDBSCAN*.
#pragma once

#include <cstddef>
#include <vector>

#include "clusters/spanning_tree.hpp"
#include "tidings/clusters/density.hpp"

namespace tidings::detail {

/// Where a node leaves the tree.
struct Leaving {
  Index region = 0;
  double density = 0;
};

struct CondensedTree {
  std::vector<DenseRegion> regions;
  std::vector<Leaving> nodes;
};

/// The tree with only those partings in which both sides have at least min_size nodes; of others, the small side
/// leaves.
[[nodiscard]] CondensedTree condense(const std::vector<Join>& joins, std::size_t n_nodes, std::size_t min_size);

/// Selects the regions whose stabilities have the largest sum, of which none is in another; never the root.
void select_by_excess_of_mass(std::vector<DenseRegion>& regions);

/// The selected region that each region is in, itself maybe; -1 if there is none.
[[nodiscard]] std::vector<Index> selected_above(const std::vector<DenseRegion>& regions);

}  // namespace tidings::detail
