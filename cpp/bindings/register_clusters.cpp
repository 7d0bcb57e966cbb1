#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/merges.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/average_link.hpp"
#include "tidings/clusters/membership.hpp"
#include "tidings/clusters/threshold.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

Labels labels_of(const IndexArray& labels) {
  return {labels.data(), static_cast<std::size_t>(labels.size())};
}

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

py::list members(const CsrTuple& matrix, const IndexArray& labels, std::size_t n_terms, int n_jobs,
                 const py::object& progress) {
  const std::vector<Membership> all = visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress,
               [&](const Execution& execution) { return memberships(rows, labels_of(labels), n_terms, execution); });
  });
  py::list result;
  for (const Membership& membership : all) {
    py::list terms;
    for (const SharedTerm& term : membership.terms) terms.append(py::make_tuple(term.column, term.share));
    result.append(py::make_tuple(membership.fit, terms, membership.runner_up, membership.runner_up_fit));
  }
  return result;
}

}  // namespace

void register_clusters(py::module_& module) {
  module.def("average_link", &link, py::arg("matrix"), py::arg("threshold"), py::arg("n_clusters"), py::arg("n_jobs"),
             py::arg("progress"), "(labels, merges)");
  module.def("event_threshold", &threshold_of, py::arg("matrix"), py::arg("n_jobs"), py::arg("progress"));
  module.def("memberships", &members, py::arg("matrix"), py::arg("labels"), py::arg("n_terms"), py::arg("n_jobs"),
             py::arg("progress"), "For each row (fit, [(column, share)], runner_up, runner_up_fit).");
}

}  // namespace tidings::bindings
