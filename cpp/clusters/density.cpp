#include "tidings/clusters/density.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "clusters/condensed_tree.hpp"
#include "clusters/region_choice.hpp"
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

constexpr double rounding = 1e-6;

void check(const DensityOptions& options) {
  require(options.min_cluster_size >= 2, "min_cluster_size", "at least 2", options.min_cluster_size);
  require(options.epsilon >= 0 && std::isfinite(options.epsilon), "epsilon", "at least 0 and finite", options.epsilon);
}

void check(const RankedGraph& ranked) {
  for (std::size_t i = 0; i < ranked.rows.size(); ++i) {
    for (const detail::Edge& edge : ranked.graph.edges(i)) {
      require(edge.weight <= 1 + rounding, "a similarity", "at most 1", edge.weight);
    }
  }
}

std::size_t min_samples_of(const DensityOptions& options) {
  return options.min_samples == 0 ? options.min_cluster_size : options.min_samples;
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

/// The cluster of a row that leaves the tree there, -1 for none.
Index cluster_at(const std::vector<DenseRegion>& regions, const std::vector<Index>& selected, Index region,
                 double density, double epsilon) {
  const Index cluster = selected[at(region)];
  return cluster == 0 && density < detail::least_density_of_root(regions[0], epsilon) ? -1 : cluster;
}

double probability(double density, const DenseRegion& cluster) {
  return cluster.death > 0 ? std::min(density, cluster.death) / cluster.death : 1;
}

/// Labels, numbered in the order of the clusters' first rows, and probabilities.
void label(DensityClusters& clusters, double epsilon) {
  const std::vector<Index> selected = detail::selected_above(clusters.regions);
  Index next = 0;
  for (const DensePlace& place : clusters.places) {
    const Index cluster = cluster_at(clusters.regions, selected, place.region, place.density, epsilon);
    clusters.labels.push_back(-1);
    clusters.probabilities.push_back(0);
    if (cluster < 0) continue;
    DenseRegion& region = clusters.regions[at(cluster)];
    if (region.label < 0) region.label = next++;
    clusters.labels.back() = region.label;
    clusters.probabilities.back() = probability(place.density, region);
  }
}

/// @see R. Campello et al., 2015, section 5 (GLOSH)
std::vector<double> outlier_scores(const DensityClusters& clusters) {
  std::vector<double> highest;
  for (const DenseRegion& region : clusters.regions) highest.push_back(region.death);
  for (std::size_t r = highest.size(); r-- > 1;) {
    double& above = highest[at(clusters.regions[r].parent)];
    above = std::max(above, highest[r]);
  }
  std::vector<double> scores;
  for (const DensePlace& place : clusters.places) {
    const double most = highest[at(place.region)];
    scores.push_back(most > 0 ? (most - place.density) / most : 0);
  }
  return scores;
}

/// The row of least mutual reachability to a new row, of equals the more similar one, then the lower number.
struct NearestRow {
  Index row = -1;
  double distance = 0;
  double similarity = 0;
};

template <class Real>
NearestRow nearest_row(const SparseRow<Real>& similarities, const std::vector<DensePlace>& places, std::size_t k) {
  std::vector<double> sorted;
  for (std::size_t e = 0; e < similarities.size(); ++e) sorted.push_back(static_cast<double>(similarities.value(e)));
  std::ranges::sort(sorted, std::greater<>());
  const double own_core = k == 0 ? 0 : sorted.size() < k ? detail::no_edge : 1 - sorted[k - 1];
  NearestRow nearest;
  for (std::size_t e = 0; e < similarities.size(); ++e) {
    const Index row = similarities.column(e);
    const auto similarity = static_cast<double>(similarities.value(e));
    const double distance = std::max({1 - similarity, own_core, places[at(row)].core, detail::least_distance});
    const bool nearer =
        distance < nearest.distance || (distance == nearest.distance && similarity > nearest.similarity);
    if (similarity > 0 && (nearest.row < 0 || nearer)) nearest = {row, distance, similarity};
  }
  return nearest;
}

/// The region that a row is in at a lower density than that at which it leaves.
Index region_at(const std::vector<DenseRegion>& regions, const DensePlace& place, double density) {
  Index region = place.region;
  while (place.density > density && region > 0 && regions[at(region)].birth >= density) {
    region = regions[at(region)].parent;
  }
  return region;
}

}  // namespace

template <class Real>
DensityClusters density(const SparseView<Real>& graph, const DensityOptions& options, const Execution& execution) {
  check(options);
  const RankedGraph ranked = detail::ranked_graph(graph);
  check(ranked);
  const std::size_t n = ranked.rows.size();
  ProgressPart linking(execution.progress, 0, 1, 1);
  const std::vector<double> cores = detail::core_distances(ranked.graph, min_samples_of(options) - 1);
  const auto joins = detail::single_link(ranked.graph, cores, linking);
  detail::CondensedTree tree = detail::condense(joins, n, options.min_cluster_size);
  detail::choose_regions(tree.regions, options);
  DensityClusters result;
  result.merges = merges_of(joins, ranked.rows);
  result.regions = std::move(tree.regions);
  result.places.resize(n);
  for (std::size_t k = 0; k < n; ++k) {
    result.places[at(ranked.rows[k])] = {tree.nodes[k].region, tree.nodes[k].density, cores[k]};
  }
  label(result, options.epsilon);
  result.outlier_scores = outlier_scores(result);
  if (execution.progress != nullptr) execution.progress->update(1, 1);
  return result;
}

template <class Real>
DenseLabels place_by_density(const DensityClusters& clusters, const SparseView<Real>& similarities,
                             const DensityOptions& options) {
  check(options);
  require(at(static_cast<Index>(similarities.cols())) == clusters.places.size(), "similarities",
          "as wide as there are rows", std::to_string(similarities.cols()));
  const std::vector<Index> selected = detail::selected_above(clusters.regions);
  DenseLabels result;
  for (std::size_t i = 0; i < static_cast<std::size_t>(similarities.rows()); ++i) {
    const SparseRow<Real> to = row(similarities, i);
    for (std::size_t e = 0; e < to.size(); ++e) {
      const auto value = static_cast<double>(to.value(e));
      require(value >= 0 && value <= 1 + rounding, "a similarity", "in [0, 1]", value);
    }
    const NearestRow nearest = nearest_row(to, clusters.places, min_samples_of(options) - 1);
    result.labels.push_back(-1);
    result.probabilities.push_back(0);
    if (nearest.row < 0) continue;
    const double density = 1 / nearest.distance;
    const Index region = region_at(clusters.regions, clusters.places[at(nearest.row)], density);
    const Index cluster = cluster_at(clusters.regions, selected, region, density, options.epsilon);
    if (cluster < 0 || clusters.regions[at(cluster)].label < 0) continue;
    result.labels.back() = clusters.regions[at(cluster)].label;
    result.probabilities.back() = probability(density, clusters.regions[at(cluster)]);
  }
  return result;
}

template DenseLabels place_by_density(const DensityClusters&, const SparseView<float>&, const DensityOptions&);
template DenseLabels place_by_density(const DensityClusters&, const SparseView<double>&, const DensityOptions&);
template DensityClusters density(const SparseView<float>&, const DensityOptions&, const Execution&);
template DensityClusters density(const SparseView<double>&, const DensityOptions&, const Execution&);

}  // namespace tidings
