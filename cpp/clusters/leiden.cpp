#include "tidings/clusters/leiden.hpp"

#include <algorithm>
#include <numeric>

#include "clusters/better_parts.hpp"
#include "clusters/communities.hpp"
#include "clusters/mixing.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::Communities;
using detail::Edge;
using detail::MassGraph;
using detail::RankedGraph;

/// A move must add more than this part of the heaviest edge: rounding could go on for ever.
constexpr double least_gain = 1e-10;

constexpr std::size_t passes_of_start = 3;

/// So many passes, each in another order, must change nothing.
constexpr std::size_t passes_in_vain = 5;

std::size_t at(Index number) {
  return static_cast<std::size_t>(number);
}

double strength(const detail::WeightedGraph& graph, std::size_t node) {
  double sum = 0;
  for (const Edge& edge : graph.edges(node)) sum += edge.weight;
  return sum;
}

/// Twice the weight of all edges.
double total_strength(const detail::WeightedGraph& graph) {
  double sum = 0;
  for (std::size_t i = 0; i < graph.n_nodes(); ++i) sum += strength(graph, i);
  return sum;
}

double heaviest(const detail::WeightedGraph& graph) {
  double heaviest = 0;
  for (std::size_t i = 0; i < graph.n_nodes(); ++i) {
    for (const Edge& edge : graph.edges(i)) heaviest = std::max(heaviest, edge.weight);
  }
  return heaviest;
}

MassGraph with_masses(detail::WeightedGraph graph, const LeidenOptions& options) {
  std::vector<double> masses(graph.n_nodes(), 1);
  double penalty = options.resolution;
  if (options.quality == Quality::modularity) {
    for (std::size_t i = 0; i < masses.size(); ++i) masses[i] = strength(graph, i);
    const double total = total_strength(graph);
    penalty = total > 0 ? options.resolution / total : 0;
  }
  return {std::move(graph), std::move(masses), penalty};
}

/// The communities of the nodes' communities.
void compose(Communities& communities, const Communities& of_communities) {
  for (Index& community : communities) community = of_communities[at(community)];
}

Communities each_alone(std::size_t n) {
  Communities communities(n);
  std::iota(communities.begin(), communities.end(), 0);
  return communities;
}

/// One pass from the given communities: through smaller and smaller graphs, until one has as many communities as nodes.
/// @param salt of the order in which nodes are visited
/// @return whether any node moved
bool pass(const MassGraph& whole, std::size_t salt, Communities& communities, double gain, Progress& progress) {
  std::vector<Index> order = detail::shuffled(communities.size(), salt);
  bool moved = detail::move_nodes(whole, order, communities, gain, progress);
  detail::renumber(communities);
  MassGraph coarse;
  const MassGraph* graph = &whole;
  Communities current = communities;  // of the graph's nodes
  Communities node_of = each_alone(communities.size());
  while (true) {
    Communities parts = detail::refine(*graph, order, current);
    const std::size_t n_parts = detail::renumber(parts);
    if (n_parts == parts.size()) break;
    Communities coarser(n_parts);
    for (std::size_t i = 0; i < parts.size(); ++i) coarser[at(parts[i])] = current[i];
    detail::renumber(coarser);
    MassGraph next = detail::aggregate(*graph, parts, n_parts);
    coarse = std::move(next);
    graph = &coarse;
    compose(node_of, parts);
    order = detail::shuffled(n_parts, salt);
    moved = detail::move_nodes(coarse, order, coarser, gain, progress) || moved;
    if (detail::renumber(coarser) == coarser.size()) {
      current = std::move(coarser);
      break;
    }
    current = std::move(coarser);
  }
  communities = std::move(node_of);
  compose(communities, current);
  return moved;
}

/// The best parts of the partitions from several starts.
Communities from_starts(const MassGraph& graph, std::size_t n_starts, double gain, Progress& progress) {
  Communities best = each_alone(graph.masses.size());
  for (std::size_t start = 0; start < n_starts; ++start) {
    ProgressPart part(&progress, start, start + 1, n_starts);
    Communities communities = each_alone(best.size());
    std::size_t salt = start * passes_of_start;
    while (pass(graph, salt, communities, gain, part) && ++salt % passes_of_start != 0) {
    }
    detail::take_better_parts(graph, communities, gain, best);
  }
  return best;
}

double quality(const MassGraph& graph, const Communities& communities, const LeidenOptions& options) {
  std::vector<double> inside(communities.size(), 0);  // of each community, twice
  std::vector<double> masses(communities.size(), 0);
  for (std::size_t i = 0; i < communities.size(); ++i) {
    masses[at(communities[i])] += graph.masses[i];
    for (const Edge& edge : graph.graph.edges(i)) {
      if (communities[at(edge.to)] == communities[i]) inside[at(communities[i])] += edge.weight;
    }
  }
  const bool cpm = options.quality == Quality::cpm;
  double sum = 0;
  for (std::size_t c = 0; c < masses.size(); ++c) {
    const double pairs = cpm ? masses[c] * (masses[c] - 1) : masses[c] * masses[c];
    sum += (inside[c] - graph.penalty * pairs) / 2;
  }
  if (cpm) return sum;
  const double total = total_strength(graph.graph);
  return total > 0 ? sum / (total / 2) : 0;
}

}  // namespace

template <class Real>
LeidenClusters leiden(const SparseView<Real>& graph, const LeidenOptions& options, const Execution& execution) {
  require(options.resolution >= 0, "resolution", "at least 0", options.resolution);
  require(options.n_starts > 0, "n_starts", "at least 1", options.n_starts);
  require(options.max_iter > 0, "max_iter", "at least 1", options.max_iter);
  RankedGraph ranked = detail::ranked_graph(graph);
  const MassGraph whole = with_masses(std::move(ranked.graph), options);
  const std::size_t n = whole.masses.size();
  const double gain = least_gain * heaviest(whole.graph);
  const std::size_t n_starts = options.n_starts;
  const std::size_t total = options.max_iter + n_starts;
  ProgressPart starts(execution.progress, 0, n_starts, total);
  Communities communities = from_starts(whole, n_starts, gain, starts);
  LeidenClusters result;
  for (std::size_t idle = 0; idle < passes_in_vain && result.n_iter < options.max_iter; ++result.n_iter) {
    ProgressPart part(execution.progress, n_starts + result.n_iter, n_starts + result.n_iter + 1, total);
    idle = pass(whole, n_starts * passes_of_start + result.n_iter, communities, gain, part) ? 0 : idle + 1;
  }
  Progress nobody;
  detail::move_nodes(whole, detail::shuffled(n, 0), communities, gain, nobody);
  result.quality = quality(whole, communities, options);
  result.labels.resize(n);
  for (std::size_t k = 0; k < n; ++k) result.labels[at(ranked.rows[k])] = communities[k];
  detail::renumber(result.labels);
  if (execution.progress != nullptr) execution.progress->update(total, total);
  return result;
}

template LeidenClusters leiden(const SparseView<float>&, const LeidenOptions&, const Execution&);
template LeidenClusters leiden(const SparseView<double>&, const LeidenOptions&, const Execution&);

}  // namespace tidings
