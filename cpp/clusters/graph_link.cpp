#include "tidings/clusters/graph_link.hpp"

#include <algorithm>
#include <string>

#include "clusters/linked_agglomeration.hpp"
#include "clusters/merges.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::Link;
using detail::LinkedClusters;

/// Means in which pairs without an edge count as 0, and what they can be at most.
class GraphMeans {
 public:
  /// @param omitted of each row the highest similarity of a pair without an edge
  explicit GraphMeans(std::vector<double> omitted) : omitted_(std::move(omitted)) {}

  [[nodiscard]] static double mean(const LinkedClusters& clusters, std::size_t slot, const Link& link, double) {
    return link.sum / clusters.pairs(slot, static_cast<std::size_t>(link.slot));
  }

  void merge(const LinkedClusters& clusters, std::size_t into, std::size_t from) {
    const Link link = clusters.link(into, from);
    const double missing = clusters.pairs(into, from) - static_cast<double>(link.n_known);
    const double most = std::min(omitted_[into], omitted_[from]);
    upper_.push_back((link.sum + missing * most) / clusters.pairs(into, from));
    omitted_[into] = std::max(omitted_[into], omitted_[from]);
  }

  /// Of each merge.
  [[nodiscard]] std::vector<double> upper() { return std::move(upper_); }

 private:
  std::vector<double> omitted_;  ///< of each slot the highest one
  std::vector<double> upper_;
};

}  // namespace

template <class Real>
GraphLinkClusters average_link_on_graph(const SparseView<Real>& graph, std::span<const Real> omitted,
                                        const AverageLinkOptions& options, const Execution& execution) {
  const detail::WeightedGraph edges = detail::row_graph(graph);
  const std::size_t n = edges.n_nodes();
  detail::check(options, graph.rows());
  require(omitted.empty() || omitted.size() == n, "omitted", "one a row", omitted.size());
  std::vector<double> limits(omitted.begin(), omitted.end());
  limits.resize(n, 0);
  GraphMeans means(std::move(limits));
  GraphLinkClusters result;
  result.merges = detail::LinkedAgglomeration<GraphMeans>(edges, means, options, execution.progress).run();
  result.upper = means.upper();
  result.labels = detail::labels_after(result.merges, n);
  return result;
}

template GraphLinkClusters average_link_on_graph(const SparseView<float>&, std::span<const float>,
                                                 const AverageLinkOptions&, const Execution&);
template GraphLinkClusters average_link_on_graph(const SparseView<double>&, std::span<const double>,
                                                 const AverageLinkOptions&, const Execution&);

}  // namespace tidings
