#include "clusters/region_choice.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

bool can_be_cluster(const std::vector<DenseRegion>& regions, std::size_t region, const DensityOptions& options) {
  if (region > 0) return true;
  return options.allow_single_cluster && at(regions[0].size) >= options.min_cluster_size;
}

/// Of selected regions that lie in each other only the outermost stay.
void keep_outermost(std::vector<DenseRegion>& regions) {
  std::vector<char> covered(regions.size(), 0);
  for (std::size_t r = 1; r < regions.size(); ++r) {
    const std::size_t parent = at(regions[r].parent);
    covered[r] = covered[parent] != 0 || regions[parent].selected ? 1 : 0;
    if (covered[r] != 0) regions[r].selected = false;
  }
}

void select_by_excess_of_mass(std::vector<DenseRegion>& regions, const DensityOptions& options) {
  std::vector<double> below(regions.size(), 0);  // the best sum of what is in each
  for (std::size_t r = regions.size(); r-- > 0;) {
    const bool too_large = options.max_cluster_size > 0 && at(regions[r].size) > options.max_cluster_size;
    regions[r].selected = can_be_cluster(regions, r, options) && regions[r].stability >= below[r] && !too_large;
    if (r > 0) below[at(regions[r].parent)] += regions[r].selected ? regions[r].stability : below[r];
  }
  keep_outermost(regions);
}

void select_leaves(std::vector<DenseRegion>& regions, const DensityOptions& options) {
  for (std::size_t r = 0; r < regions.size(); ++r) regions[r].selected = can_be_cluster(regions, r, options);
  for (const DenseRegion& region : regions) {
    if (region.parent >= 0) regions[at(region.parent)].selected = false;
  }
}

/// In place of a region that parts from its parent at less than epsilon, the first above it that does not.
std::size_t above_epsilon(const std::vector<DenseRegion>& regions, std::size_t region, const DensityOptions& options) {
  while (region > 0 && 1 / regions[region].birth < options.epsilon) {
    const std::size_t parent = at(regions[region].parent);
    if (parent == 0 && !can_be_cluster(regions, 0, options)) break;
    region = parent;
  }
  return region;
}

void widen(std::vector<DenseRegion>& regions, const DensityOptions& options) {
  std::vector<std::size_t> wide;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    if (regions[r].selected) wide.push_back(above_epsilon(regions, r, options));
    regions[r].selected = false;
  }
  for (const std::size_t region : wide) regions[region].selected = true;
  keep_outermost(regions);
}

}  // namespace

void choose_regions(std::vector<DenseRegion>& regions, const DensityOptions& options) {
  if (options.choice == RegionChoice::leaf) {
    select_leaves(regions, options);
  } else {
    select_by_excess_of_mass(regions, options);
  }
  if (options.epsilon > 0) widen(regions, options);
}

std::vector<Index> selected_above(const std::vector<DenseRegion>& regions) {
  std::vector<Index> selected(regions.size(), -1);
  for (std::size_t r = 0; r < regions.size(); ++r) {
    const Index above = r == 0 ? -1 : selected[at(regions[r].parent)];
    selected[r] = regions[r].selected ? static_cast<Index>(r) : above;
  }
  return selected;
}

double least_density_of_root(const DenseRegion& root, double epsilon) {
  return epsilon > 0 ? 1 / epsilon : root.death;
}

}  // namespace tidings::detail
