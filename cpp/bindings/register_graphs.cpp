#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/merges.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/density.hpp"
#include "tidings/clusters/graph_link.hpp"
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

py::dict regions_of(const std::vector<DenseRegion>& regions) {
  std::vector<Index> parents;
  std::vector<Index> sizes;
  std::vector<double> births;
  std::vector<double> deaths;
  std::vector<double> stabilities;
  std::vector<std::uint8_t> selected;
  for (const DenseRegion& region : regions) {
    parents.push_back(region.parent);
    sizes.push_back(region.size);
    births.push_back(region.birth);
    deaths.push_back(region.death);
    stabilities.push_back(region.stability);
    selected.push_back(region.selected ? 1 : 0);
  }
  py::dict dict;
  dict["parent"] = to_array(std::move(parents));
  dict["size"] = to_array(std::move(sizes));
  dict["birth"] = to_array(std::move(births));
  dict["death"] = to_array(std::move(deaths));
  dict["stability"] = to_array(std::move(stabilities));
  dict["selected"] = to_array(std::move(selected));
  return dict;
}

py::tuple dense_regions(const CsrTuple& graph, std::size_t min_cluster_size, std::size_t min_samples, int n_jobs,
                        const py::object& progress) {
  const DensityOptions options{.min_cluster_size = min_cluster_size, .min_samples = min_samples};
  DensityClusters clusters = visit(graph, [&](const auto& edges) {
    return run(n_jobs, progress, [&](const Execution& execution) { return density(edges, options, execution); });
  });
  return py::make_tuple(to_array(std::move(clusters.labels)), to_array(std::move(clusters.probabilities)),
                        to_tuple(clusters.merges), regions_of(clusters.regions));
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

}  // namespace

void register_graphs(py::module_& module) {
  module.def("similarity_graph", &graph_of, py::arg("matrix"), py::arg("n_neighbors"), py::arg("n_jobs"),
             py::arg("progress"), "(edges, omitted)");
  module.def("leiden", &communities, py::arg("graph"), py::arg("quality"), py::arg("resolution"), py::arg("max_iter"),
             py::arg("n_jobs"), py::arg("progress"), "(labels, quality, n_iter)");
  module.def("density", &dense_regions, py::arg("graph"), py::arg("min_cluster_size"), py::arg("min_samples"),
             py::arg("n_jobs"), py::arg("progress"), "(labels, probabilities, merges, regions)");
  module.def("average_link_on_graph", &link_graph, py::arg("graph"), py::arg("omitted"), py::arg("threshold"),
             py::arg("n_clusters"), py::arg("n_jobs"), py::arg("progress"), "(labels, merges, upper)");
}

}  // namespace tidings::bindings
