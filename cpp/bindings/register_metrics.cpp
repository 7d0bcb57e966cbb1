#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/clusters/silhouette.hpp"
#include "tidings/clusters/stability.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

Labels labels_of(const IndexArray& labels) {
  return {labels.data(), static_cast<std::size_t>(labels.size())};
}

template <Scores (*metric)(Labels, Labels)>
py::tuple three(const IndexArray& truth, const IndexArray& predicted) {
  const Scores scores = metric(labels_of(truth), labels_of(predicted));
  return py::make_tuple(scores.precision, scores.recall, scores.f1);
}

template <double (*metric)(Labels, Labels)>
double one(const IndexArray& truth, const IndexArray& predicted) {
  return metric(labels_of(truth), labels_of(predicted));
}

double weighted(const IndexArray& truth, const IndexArray& predicted, double beta) {
  return v_measure(labels_of(truth), labels_of(predicted), beta);
}

py::array_t<double> all_silhouettes(const CsrTuple& matrix, const IndexArray& labels, int n_jobs,
                                    const py::object& progress) {
  return to_array(visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress,
               [&](const Execution& execution) { return silhouettes(rows, labels_of(labels), execution); });
  }));
}

/// Python's function of (rows, seed).
Clusterer clusterer(const py::object& cluster) {
  return [&cluster](std::span<const Index> rows, std::uint64_t seed) {
    const py::gil_scoped_acquire gil;
    const auto labels = cluster(to_array(std::vector<Index>(rows.begin(), rows.end())), seed).cast<IndexArray>();
    return std::vector<Index>(labels.data(), labels.data() + labels.size());
  };
}

double over_seeds(std::size_t n_rows, const py::object& cluster, std::size_t n_rounds, std::uint64_t seed,
                  const py::object& progress) {
  return run(1, progress, [&](const Execution& execution) {
    return stability_over_seeds(n_rows, clusterer(cluster), {.n_rounds = n_rounds, .seed = seed}, execution);
  });
}

double over_halves(const CsrTuple& matrix, const py::object& cluster, std::size_t n_rounds, std::uint64_t seed,
                   int n_jobs, const py::object& progress) {
  return visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress, [&](const Execution& execution) {
      return stability_over_halves(rows, clusterer(cluster), {.n_rounds = n_rounds, .seed = seed}, execution);
    });
  });
}

template <double (*metric)(Labels, Labels)>
void define(py::module_& module, const char* name) {
  module.def(name, &one<metric>, py::arg("truth"), py::arg("predicted"));
}

}  // namespace

void register_metrics(py::module_& module) {
  module.def("bcubed", &three<&bcubed>, py::arg("truth"), py::arg("predicted"));
  module.def("pairwise", &three<&pairwise>, py::arg("truth"), py::arg("predicted"));
  define<&adjusted_rand>(module, "adjusted_rand");
  define<&normalized_mutual_info>(module, "normalized_mutual_info");
  define<&adjusted_mutual_info>(module, "adjusted_mutual_info");
  define<&homogeneity>(module, "homogeneity");
  define<&completeness>(module, "completeness");
  module.def("v_measure", &weighted, py::arg("truth"), py::arg("predicted"), py::arg("beta"));
  module.def("silhouettes", &all_silhouettes, py::arg("matrix"), py::arg("labels"), py::arg("n_jobs"),
             py::arg("progress"));
  module.def("stability_over_seeds", &over_seeds, py::arg("n_rows"), py::arg("cluster"), py::arg("n_rounds"),
             py::arg("seed"), py::arg("progress"), "cluster(rows, seed) returns labels.");
  module.def("stability_over_halves", &over_halves, py::arg("matrix"), py::arg("cluster"), py::arg("n_rounds"),
             py::arg("seed"), py::arg("n_jobs"), py::arg("progress"), "cluster(rows, seed) returns labels.");
}

}  // namespace tidings::bindings
