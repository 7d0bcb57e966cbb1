/// @file
/// Which regions of a condensed tree are clusters.
#pragma once

#include <vector>

#include "tidings/clusters/density.hpp"

namespace tidings::detail {

/// Sets which regions are selected.
void choose_regions(std::vector<DenseRegion>& regions, const DensityOptions& options);

/// The selected region that each region is in, itself maybe; -1 if there is none.
[[nodiscard]] std::vector<Index> selected_above(const std::vector<DenseRegion>& regions);

/// The density that a row must stay to, to be in the root where that is the cluster.
[[nodiscard]] double least_density_of_root(const DenseRegion& root, double epsilon);

}  // namespace tidings::detail
