#include "tidings/clusters/density.hpp"

#include <algorithm>
#include <string>

#include "clusters/condensed_tree.hpp"
#include "clusters/spanning_tree.hpp"
#include "clusters/weighted_graph.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::CondensedTree;
using detail::Join;
using detail::RankedGraph;

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

void check(const RankedGraph& ranked, const DensityOptions& options) {
  constexpr double rounding = 1e-6;
  require(options.min_cluster_size >= 2, "min_cluster_size", "at least 2", options.min_cluster_size);
  for (std::size_t i = 0; i < ranked.rows.size(); ++i) {
    for (const detail::Edge& edge : ranked.graph.edges(i)) {
      require(edge.weight <= 1 + rounding, "a similarity", "at most 1", edge.weight);
    }
  }
}

/// The tree by rows instead of nodes.
std::vector<Merge> merges_of(const std::vector<Join>& joins, const std::vector<Index>& rows) {
  std::vector<Merge> merges;
  const auto cluster = [&](Index number) { return at(number) < rows.size() ? rows[at(number)] : number; };
  for (const Join& join : joins) {
    const auto [first, second] = std::minmax({cluster(join.first), cluster(join.second)});
    merges.push_back({first, second, 1 - join.distance, join.size});
  }
  return merges;
}

/// Numbers the clusters in the order of their first rows; noise stays -1.
void renumber(std::vector<Index>& labels, std::size_t n) {
  std::vector<Index> numbers(n, -1);
  Index next = 0;
  for (Index& label : labels) {
    if (label < 0) continue;
    Index& number = numbers[at(label)];
    if (number < 0) number = next++;
    label = number;
  }
}

}  // namespace

template <class Real>
DensityClusters density(const SparseView<Real>& graph, const DensityOptions& options, const Execution& execution) {
  const RankedGraph ranked = detail::ranked_graph(graph);
  check(ranked, options);
  const std::size_t n = ranked.rows.size();
  const std::size_t min_samples = options.min_samples == 0 ? options.min_cluster_size : options.min_samples;
  ProgressPart linking(execution.progress, 0, 1, 1);
  const auto joins = detail::single_link(ranked.graph, detail::core_distances(ranked.graph, min_samples - 1), linking);
  CondensedTree tree = detail::condense(joins, n, options.min_cluster_size);
  detail::select_by_excess_of_mass(tree.regions);
  const std::vector<Index> selected = detail::selected_above(tree.regions);
  DensityClusters result{std::vector<Index>(n, -1), std::vector<double>(n, 0), merges_of(joins, ranked.rows), {}};
  for (std::size_t k = 0; k < n; ++k) {
    const auto& [region, leaving] = tree.nodes[k];
    const Index cluster = selected[at(region)];
    if (cluster < 0) continue;
    const double death = tree.regions[at(cluster)].death;
    result.labels[at(ranked.rows[k])] = cluster;
    result.probabilities[at(ranked.rows[k])] = std::min(leaving, death) / death;
  }
  renumber(result.labels, tree.regions.size());
  result.regions = std::move(tree.regions);
  if (execution.progress != nullptr) execution.progress->update(1, 1);
  return result;
}

template DensityClusters density(const SparseView<float>&, const DensityOptions&, const Execution&);
template DensityClusters density(const SparseView<double>&, const DensityOptions&, const Execution&);

}  // namespace tidings
