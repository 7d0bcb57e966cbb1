#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/descriptions.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

py::list describe(const Corpus& stories, const IndexArray& labels, const IndexArray& events,
                  const TfidfVectorizer& vectorizer, std::size_t n_terms, std::size_t n_names,
                  std::size_t n_representatives, int n_jobs, const py::object& progress) {
  DescriptionOptions options;
  options.n_terms = n_terms;
  options.n_names = n_names;
  options.n_representatives = n_representatives;
  options.vectors = vectorizer.options();
  options.events.assign(events.data(), events.data() + events.size());
  const std::vector<ClusterDescription> all = run(n_jobs, progress, [&](const Execution& execution) {
    return describe_clusters(stories, Labels(labels.data(), static_cast<std::size_t>(labels.size())), options,
                             execution);
  });
  py::list result;
  for (const ClusterDescription& one : all) {
    result.append(py::make_tuple(one.headline, one.terms, one.weights, one.names, one.representatives, one.summary));
  }
  return result;
}

}  // namespace

void register_descriptions(py::module_& module) {
  module.def("describe_clusters", &describe, py::arg("stories"), py::arg("labels"), py::arg("events"),
             py::arg("vectorizer"), py::arg("n_terms"), py::arg("n_names"), py::arg("n_representatives"),
             py::arg("n_jobs"), py::arg("progress"),
             "For each cluster (headline, terms, weights, names, representatives, summary).");
}

}  // namespace tidings::bindings
