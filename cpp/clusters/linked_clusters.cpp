#include "clusters/linked_clusters.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tidings::detail {
namespace {

/// The first link that goes to a slot, or behind it.
template <class Links>
auto find(Links& links, std::size_t slot) {
  return std::ranges::lower_bound(links, static_cast<Index>(slot), std::less<>(), &Link::slot);
}

/// The links of both, those to the same slot added up.
std::vector<Link> sum(const std::vector<Link>& a, const std::vector<Link>& b) {
  std::vector<Link> result;
  result.reserve(a.size() + b.size());
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() || j != b.end()) {
    if (j == b.end() || (i != a.end() && i->slot < j->slot)) {
      result.push_back(*i++);
    } else if (i == a.end() || j->slot < i->slot) {
      result.push_back(*j++);
    } else {
      result.push_back({i->slot, i->n_known + j->n_known, i->sum + j->sum});
      ++i;
      ++j;
    }
  }
  return result;
}

}  // namespace

LinkedClusters::LinkedClusters(const WeightedGraph& graph)
    : n_alive_(graph.n_nodes()),
      next_number_(static_cast<Index>(graph.n_nodes())),
      links_(graph.n_nodes()),
      numbers_(graph.n_nodes()),
      sizes_(graph.n_nodes(), 1) {
  std::iota(numbers_.begin(), numbers_.end(), 0);
  for (std::size_t i = 0; i < links_.size(); ++i) {
    links_[i].reserve(graph.edges(i).size());
    for (const Edge& edge : graph.edges(i)) links_[i].push_back({edge.to, 1, edge.weight});
  }
}

Link LinkedClusters::link(std::size_t from, std::size_t to) const {
  const auto found = find(links_[from], to);
  const bool there = found != links_[from].end() && static_cast<std::size_t>(found->slot) == to;
  return there ? *found : Link{static_cast<Index>(to), 0, 0};
}

void LinkedClusters::complete(std::size_t slot, Link& link, double sum) {
  const double all = pairs(slot, static_cast<std::size_t>(link.slot));
  if (all > static_cast<double>(std::numeric_limits<Index>::max())) return;
  link.n_known = static_cast<Index>(all);
  link.sum = sum;
  const auto back = find(links_[static_cast<std::size_t>(link.slot)], slot);
  back->n_known = link.n_known;
  back->sum = sum;
}

void LinkedClusters::merge(std::size_t into, std::size_t from) {
  for (const Link& link : links_[from]) {
    if (static_cast<std::size_t>(link.slot) != into) redirect(static_cast<std::size_t>(link.slot), into, from);
  }
  std::vector<Link> links = sum(links_[into], links_[from]);
  std::erase_if(links, [&](const Link& link) {
    return static_cast<std::size_t>(link.slot) == into || static_cast<std::size_t>(link.slot) == from;
  });
  links_[into] = std::move(links);
  links_[from] = {};
  sizes_[into] += sizes_[from];
  numbers_[into] = next_number_++;
  numbers_[from] = -1;
  --n_alive_;
}

/// What went from a slot to `from` now goes to `into`.
void LinkedClusters::redirect(std::size_t slot, std::size_t into, std::size_t from) {
  std::vector<Link>& links = links_[slot];
  const auto moved = find(links, from);
  Link link = *moved;
  links.erase(moved);
  const auto there = find(links, into);
  if (there != links.end() && static_cast<std::size_t>(there->slot) == into) {
    there->n_known += link.n_known;
    there->sum += link.sum;
  } else {
    link.slot = static_cast<Index>(into);
    links.insert(there, link);
  }
}

}  // namespace tidings::detail
