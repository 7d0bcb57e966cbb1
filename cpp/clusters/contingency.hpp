/// @file
/// Two clusterings of the same stories, counted.
#pragma once

#include <map>
#include <utility>

#include "tidings/clusters/metrics.hpp"

namespace tidings {

/// How many stories each class, each cluster, and each pair of both has. Ordered maps: sums have a fixed order.
struct Contingency {
  std::map<Index, double> classes;
  std::map<Index, double> clusters;
  std::map<std::pair<Index, Index>, double> cells;
  double n = 0;

  /// @throws std::invalid_argument if the lengths differ or are 0
  Contingency(Labels truth, Labels predicted);
};

}  // namespace tidings
