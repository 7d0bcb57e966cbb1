#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/merges.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/clusters/threshold.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

py::tuple link(const CsrTuple& matrix, std::optional<double> threshold, std::optional<std::size_t> n_clusters,
               int n_jobs, const py::object& progress) {
  AverageLinkClusters clusters = visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress, [&](const Execution& execution) {
      return average_link(rows, {.threshold = threshold, .n_clusters = n_clusters}, execution);
    });
  });
  return py::make_tuple(to_array(std::move(clusters.labels)), to_tuple(clusters.merges));
}

double threshold_of(const CsrTuple& matrix, int n_jobs, const py::object& progress) {
  return visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress, [&](const Execution& execution) { return event_threshold(rows, execution); });
  });
}

}  // namespace

void register_clusters(py::module_& module) {
  module.def("average_link", &link, py::arg("matrix"), py::arg("threshold"), py::arg("n_clusters"), py::arg("n_jobs"),
             py::arg("progress"), "(labels, merges)");
  module.def("event_threshold", &threshold_of, py::arg("matrix"), py::arg("n_jobs"), py::arg("progress"));
}

}  // namespace tidings::bindings
