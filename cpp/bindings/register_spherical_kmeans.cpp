#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/online_kmeans.hpp"
#include "tidings/clusters/spherical_kmeans.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

py::tuple fit(const CsrTuple& matrix, const std::optional<CsrTuple>& seeds, std::size_t n_clusters, std::size_t n_init,
              std::size_t max_iter, double tolerance, std::uint64_t seed, int n_jobs, const py::object& progress) {
  const SphericalKMeansOptions options{
      .n_clusters = n_clusters, .n_init = n_init, .max_iter = max_iter, .tolerance = tolerance, .seed = seed};
  return visit(matrix, [&]<class Real>(const SparseView<Real>& rows) -> py::tuple {
    std::optional<MatrixArgument<Real>> given;
    if (seeds) given.emplace(*seeds);
    SphericalClusters<Real> clusters = run(n_jobs, progress, [&](const Execution& execution) {
      return given ? spherical_kmeans(rows, given->view(), options, execution)
                   : spherical_kmeans(rows, options, execution);
    });
    return py::make_tuple(to_array(std::move(clusters.labels)), to_tuple(std::move(clusters.centroids)),
                          to_array(std::move(clusters.lengths)), to_array(std::move(clusters.history)),
                          clusters.inertia, clusters.converged);
  });
}

py::array_t<Index> nearest(const CsrTuple& matrix, const CsrTuple& centroids, int n_jobs, const py::object& progress) {
  return visit(matrix, [&]<class Real>(const SparseView<Real>& rows) {
    const MatrixArgument<Real> argument(centroids);
    return to_array(run(n_jobs, progress, [&](const Execution& execution) {
      return nearest_centroids(rows, argument.view(), execution);
    }));
  });
}

/// @param totals (sums, squares, n_rows)
py::tuple learn(const py::tuple& totals, const CsrTuple& matrix, int n_jobs, const py::object& progress) {
  ClusterTotals learnt{MatrixArgument<double>(totals[0]).view(), totals[1].cast<std::vector<double>>(),
                       totals[2].cast<std::vector<double>>()};
  std::vector<Index> labels = visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress, [&](const Execution& execution) { return learn_online(learnt, rows, execution); });
  });
  return py::make_tuple(to_array(std::move(labels)), to_tuple(std::move(learnt.sums)),
                        to_array(std::move(learnt.squares)), to_array(std::move(learnt.n_rows)));
}

}  // namespace

void register_spherical_kmeans(py::module_& module) {
  module.def("spherical_kmeans", &fit, py::arg("matrix"), py::arg("seeds"), py::arg("n_clusters"), py::arg("n_init"),
             py::arg("max_iter"), py::arg("tolerance"), py::arg("seed"), py::arg("n_jobs"), py::arg("progress"),
             "(labels, centroids, lengths, history, inertia, converged)");
  module.def("nearest_centroids", &nearest, py::arg("matrix"), py::arg("centroids"), py::arg("n_jobs"),
             py::arg("progress"));
  module.def("learn_online", &learn, py::arg("totals"), py::arg("matrix"), py::arg("n_jobs"), py::arg("progress"),
             "(labels, sums, squares, n_rows)");
}

}  // namespace tidings::bindings
