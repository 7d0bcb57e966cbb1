#include "clusters/condensed_tree.hpp"

#include <algorithm>

namespace tidings::detail {
namespace {

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

class Condensation {
 public:
  Condensation(const std::vector<Join>& joins, std::size_t n_nodes, std::size_t min_size)
      : joins_(joins), n_nodes_(n_nodes), min_size_(static_cast<Index>(min_size)) {
    tree_.nodes.resize(n_nodes);
    tree_.regions.push_back({.size = static_cast<Index>(n_nodes)});
  }

  [[nodiscard]] CondensedTree run() {
    if (!joins_.empty()) todo_.push_back({static_cast<Index>(n_nodes_ + joins_.size() - 1), 0});
    for (std::size_t next = 0; next < todo_.size(); ++next) part(todo_[next].cluster, todo_[next].region);
    return std::move(tree_);
  }

 private:
  struct Part {
    Index cluster;
    Index region;
  };

  /// Takes a cluster of single link apart.
  void part(Index cluster, Index region) {
    if (at(cluster) < n_nodes_) return;
    const Join& join = joins_[at(cluster) - n_nodes_];
    const double density = 1 / join.distance;
    const bool large[] = {size(join.first) >= min_size_, size(join.second) >= min_size_};
    const Index sides[] = {join.first, join.second};
    DenseRegion& whole = tree_.regions[at(region)];
    whole.death = std::max(whole.death, density);
    for (std::size_t s = 0; s < 2; ++s) {
      if (large[s] && large[1 - s]) {
        todo_.push_back({sides[s], begin_region(sides[s], region, density)});
      } else if (large[s]) {
        todo_.push_back({sides[s], region});
      } else {
        leave(sides[s], {.region = region, .density = density});
      }
    }
  }

  Index begin_region(Index cluster, Index parent, double density) {
    DenseRegion& above = tree_.regions[at(parent)];
    above.stability += (density - above.birth) * static_cast<double>(size(cluster));
    tree_.regions.push_back({.parent = parent, .size = size(cluster), .birth = density});
    return static_cast<Index>(tree_.regions.size() - 1);
  }

  /// All nodes of a cluster leave.
  void leave(Index cluster, const DensePlace& leaving) {
    DenseRegion& region = tree_.regions[at(leaving.region)];
    region.stability += (leaving.density - region.birth) * static_cast<double>(size(cluster));
    std::vector<Index> below{cluster};
    while (!below.empty()) {
      const Index part = below.back();
      below.pop_back();
      if (at(part) < n_nodes_) {
        tree_.nodes[at(part)] = leaving;
      } else {
        below.push_back(joins_[at(part) - n_nodes_].first);
        below.push_back(joins_[at(part) - n_nodes_].second);
      }
    }
  }

  [[nodiscard]] Index size(Index cluster) const {
    return at(cluster) < n_nodes_ ? 1 : joins_[at(cluster) - n_nodes_].size;
  }

  const std::vector<Join>& joins_;
  std::size_t n_nodes_;
  Index min_size_;
  CondensedTree tree_;
  std::vector<Part> todo_;
};

}  // namespace

CondensedTree condense(const std::vector<Join>& joins, std::size_t n_nodes, std::size_t min_size) {
  return Condensation(joins, n_nodes, min_size).run();
}

}  // namespace tidings::detail
