#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/leiden.hpp"
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

py::tuple communities(const CsrTuple& graph, const std::string& quality, double resolution, std::size_t max_iter,
                      int n_jobs, const py::object& progress) {
  const LeidenOptions options{.quality = quality_of(quality), .resolution = resolution, .max_iter = max_iter};
  LeidenClusters clusters = visit(graph, [&](const auto& edges) {
    return run(n_jobs, progress, [&](const Execution& execution) { return leiden(edges, options, execution); });
  });
  return py::make_tuple(to_array(std::move(clusters.labels)), clusters.quality, clusters.n_iter);
}

}  // namespace

void register_graphs(py::module_& module) {
  module.def("similarity_graph", &graph_of, py::arg("matrix"), py::arg("n_neighbors"), py::arg("n_jobs"),
             py::arg("progress"), "(edges, omitted)");
  module.def("leiden", &communities, py::arg("graph"), py::arg("quality"), py::arg("resolution"), py::arg("max_iter"),
             py::arg("n_jobs"), py::arg("progress"), "(labels, quality, n_iter)");
}

}  // namespace tidings::bindings
