#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/merges.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/graph_link.hpp"
#include "tidings/clusters/leiden.hpp"
#include "tidings/clusters/placement.hpp"
#include "tidings/clusters/similarity_graph.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

py::tuple graph_of(const CsrTuple& matrix, std::size_t n_neighbors, int n_jobs, const py::object& progress) {
  return visit(matrix, [&]<class Real>(const SparseView<Real>& rows) -> py::tuple {
    SimilarityGraph<Real> graph = run(
        n_jobs, progress, [&](const Execution& execution) { return similarity_graph(rows, n_neighbors, execution); });
    return py::make_tuple(to_tuple(std::move(graph.edges)), to_array(std::move(graph.omitted)));
  });
}

Quality quality_of(const std::string& name) {
  if (name == "cpm") return Quality::cpm;
  if (name == "modularity") return Quality::modularity;
  throw py::value_error("quality must be cpm or modularity, got " + name);
}

py::tuple communities(const CsrTuple& graph, const std::string& quality, double resolution, std::size_t n_starts,
                      std::size_t max_iter, int n_jobs, const py::object& progress) {
  const LeidenOptions options{
      .quality = quality_of(quality), .resolution = resolution, .n_starts = n_starts, .max_iter = max_iter};
  LeidenClusters clusters = visit(graph, [&](const auto& edges) {
    return run(n_jobs, progress, [&](const Execution& execution) { return leiden(edges, options, execution); });
  });
  return py::make_tuple(to_array(std::move(clusters.labels)), clusters.quality, clusters.n_iter);
}

py::tuple link_graph(const CsrTuple& graph, const py::array& omitted, std::optional<double> threshold,
                     std::optional<std::size_t> n_clusters, int n_jobs, const py::object& progress) {
  const AverageLinkOptions options{.threshold = threshold, .n_clusters = n_clusters};
  return visit(graph, [&]<class Real>(const SparseView<Real>& edges) -> py::tuple {
    const auto limits = omitted.cast<py::array_t<Real, py::array::c_style | py::array::forcecast>>();
    const std::span<const Real> span(limits.data(), static_cast<std::size_t>(limits.size()));
    GraphLinkClusters clusters = run(n_jobs, progress, [&](const Execution& execution) {
      return average_link_on_graph(edges, span, options, execution);
    });
    return py::make_tuple(to_array(std::move(clusters.labels)), to_tuple(clusters.merges),
                          to_array(std::move(clusters.upper)));
  });
}

std::span<const Index> span_of(const IndexArray& labels) {
  return {labels.data(), static_cast<std::size_t>(labels.size())};
}

py::array_t<Index> by_mean(const CsrTuple& matrix, const IndexArray& labels, const CsrTuple& rows, double threshold,
                           int n_jobs, const py::object& progress) {
  return visit(matrix, [&]<class Real>(const SparseView<Real>& fitted) {
    const MatrixArgument<Real> argument(rows);
    return to_array(run(n_jobs, progress, [&](const Execution& execution) {
      return place_by_mean(fitted, span_of(labels), argument.view(), threshold, execution);
    }));
  });
}

py::array_t<Index> by_vote(const CsrTuple& similarities, const IndexArray& labels, bool mean, double least) {
  return visit(similarities, [&](const auto& rows) {
    return to_array(place_by_vote(rows, span_of(labels), mean ? Vote::mean : Vote::sum, least));
  });
}

}  // namespace

void register_graphs(py::module_& module) {
  module.def("similarity_graph", &graph_of, py::arg("matrix"), py::arg("n_neighbors"), py::arg("n_jobs"),
             py::arg("progress"), "(edges, omitted)");
  module.def("leiden", &communities, py::arg("graph"), py::arg("quality"), py::arg("resolution"), py::arg("n_starts"),
             py::arg("max_iter"), py::arg("n_jobs"), py::arg("progress"), "(labels, quality, n_iter)");
  module.def("average_link_on_graph", &link_graph, py::arg("graph"), py::arg("omitted"), py::arg("threshold"),
             py::arg("n_clusters"), py::arg("n_jobs"), py::arg("progress"), "(labels, merges, upper)");
  module.def("place_by_mean", &by_mean, py::arg("matrix"), py::arg("labels"), py::arg("rows"), py::arg("threshold"),
             py::arg("n_jobs"), py::arg("progress"));
  module.def("place_by_vote", &by_vote, py::arg("similarities"), py::arg("labels"), py::arg("mean"), py::arg("least"));
}

}  // namespace tidings::bindings
