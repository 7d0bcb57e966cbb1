#include <pybind11/stl.h>

#include <cstdint>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/merges.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/density.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

template <class Value, class Part, class Whole>
py::array_t<Value> column(const std::vector<Whole>& wholes, Part Whole::* part) {
  std::vector<Value> values;
  for (const Whole& whole : wholes) values.push_back(static_cast<Value>(whole.*part));
  return to_array(std::move(values));
}

py::dict to_dict(const std::vector<DenseRegion>& regions) {
  py::dict dict;
  dict["parent"] = column<Index>(regions, &DenseRegion::parent);
  dict["size"] = column<Index>(regions, &DenseRegion::size);
  dict["birth"] = column<double>(regions, &DenseRegion::birth);
  dict["death"] = column<double>(regions, &DenseRegion::death);
  dict["stability"] = column<double>(regions, &DenseRegion::stability);
  dict["selected"] = column<std::uint8_t>(regions, &DenseRegion::selected);
  dict["label"] = column<Index>(regions, &DenseRegion::label);
  return dict;
}

py::dict to_dict(const std::vector<DensePlace>& places) {
  py::dict dict;
  dict["region"] = column<Index>(places, &DensePlace::region);
  dict["density"] = column<double>(places, &DensePlace::density);
  dict["core"] = column<double>(places, &DensePlace::core);
  return dict;
}

/// Sets a part of each from the dict's array of that name.
template <class Value, class Part, class Whole>
void take(const py::dict& dict, const char* name, std::vector<Whole>& wholes, Part Whole::* part) {
  const auto values = dict[name].cast<std::vector<Value>>();
  wholes.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) wholes[i].*part = static_cast<Part>(values[i]);
}

DensityClusters tree_of(const py::dict& regions, const py::dict& places) {
  DensityClusters clusters;
  take<Index>(regions, "parent", clusters.regions, &DenseRegion::parent);
  take<double>(regions, "birth", clusters.regions, &DenseRegion::birth);
  take<double>(regions, "death", clusters.regions, &DenseRegion::death);
  take<bool>(regions, "selected", clusters.regions, &DenseRegion::selected);
  take<Index>(regions, "label", clusters.regions, &DenseRegion::label);
  take<Index>(places, "region", clusters.places, &DensePlace::region);
  take<double>(places, "density", clusters.places, &DensePlace::density);
  take<double>(places, "core", clusters.places, &DensePlace::core);
  return clusters;
}

RegionChoice choice_of(const std::string& name) {
  if (name == "eom") return RegionChoice::excess_of_mass;
  if (name == "leaf") return RegionChoice::leaf;
  throw py::value_error("cluster_selection_method must be eom or leaf, got " + name);
}

py::tuple dense_regions(const CsrTuple& graph, std::size_t min_cluster_size, std::size_t min_samples,
                        const std::string& choice, double epsilon, std::size_t max_cluster_size,
                        bool allow_single_cluster, int n_jobs, const py::object& progress) {
  const DensityOptions options{.min_cluster_size = min_cluster_size,
                               .min_samples = min_samples,
                               .choice = choice_of(choice),
                               .epsilon = epsilon,
                               .max_cluster_size = max_cluster_size,
                               .allow_single_cluster = allow_single_cluster};
  DensityClusters clusters = visit(graph, [&](const auto& edges) {
    return run(n_jobs, progress, [&](const Execution& execution) { return density(edges, options, execution); });
  });
  return py::make_tuple(to_array(std::move(clusters.labels)), to_array(std::move(clusters.probabilities)),
                        to_array(std::move(clusters.outlier_scores)), to_tuple(clusters.merges),
                        to_dict(clusters.regions), to_dict(clusters.places));
}

py::tuple place(const py::dict& regions, const py::dict& places, const CsrTuple& similarities, std::size_t min_samples,
                double epsilon) {
  const DensityClusters clusters = tree_of(regions, places);
  DenseLabels found = visit(similarities, [&](const auto& rows) {
    return place_by_density(clusters, rows, {.min_samples = min_samples, .epsilon = epsilon});
  });
  return py::make_tuple(to_array(std::move(found.labels)), to_array(std::move(found.probabilities)));
}

}  // namespace

void register_density(py::module_& module) {
  module.def("density", &dense_regions, py::arg("graph"), py::arg("min_cluster_size"), py::arg("min_samples"),
             py::arg("choice"), py::arg("epsilon"), py::arg("max_cluster_size"), py::arg("allow_single_cluster"),
             py::arg("n_jobs"), py::arg("progress"),
             "(labels, probabilities, outlier scores, merges, regions, places)");
  module.def("place_by_density", &place, py::arg("regions"), py::arg("places"), py::arg("similarities"),
             py::arg("min_samples"), py::arg("epsilon"), "(labels, probabilities)");
}

}  // namespace tidings::bindings
