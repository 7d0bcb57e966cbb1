#include <pybind11/stl.h>

#include <cstddef>
#include <vector>

#include "bindings/execution.hpp"
#include "bindings/register.hpp"
#include "tidings/similarity/near_duplicates.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

/// A list of (story, source, containment, resemblance) for each group.
py::list near_duplicates_of(const Corpus& stories, double threshold, std::size_t shingle_size, double min_length_ratio,
                            int n_jobs, const py::object& progress) {
  const DuplicateOptions options{
      .threshold = threshold, .shingle_size = shingle_size, .min_length_ratio = min_length_ratio};
  const std::vector<DuplicateGroup> groups =
      run(n_jobs, progress, [&](const Execution& execution) { return near_duplicates(stories, options, execution); });
  py::list result;
  for (const DuplicateGroup& group : groups) {
    py::list reprints;
    for (const auto& [story, source, containment, resemblance] : group) {
      reprints.append(py::make_tuple(story, source, containment, resemblance));
    }
    result.append(reprints);
  }
  return result;
}

}  // namespace

void register_duplicates(py::module_& module) {
  module.def("near_duplicates", &near_duplicates_of, py::arg("stories"), py::arg("threshold"), py::arg("shingle_size"),
             py::arg("min_length_ratio"), py::arg("n_jobs"), py::arg("progress"),
             "(story, source, containment, resemblance) of each story of each group.");
}

}  // namespace tidings::bindings
