#include <pybind11/stl.h>

#include <cstddef>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "tidings/similarity/differences.hpp"
#include "tidings/similarity/near_duplicates.hpp"
#include "tidings/similarity/novelty.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

/// A list of (begin, end).
py::list to_python(const std::vector<Span>& spans) {
  py::list list;
  for (const auto& [begin, end] : spans) list.append(py::make_tuple(begin, end));
  return list;
}

/// A list of (story, source, containment, resemblance, boilerplate) for each group.
py::list near_duplicates_of(const Corpus& stories, double threshold, std::size_t shingle_size, double min_length_ratio,
                            int n_jobs, const py::object& progress) {
  const DuplicateOptions options{
      .threshold = threshold, .shingle_size = shingle_size, .min_length_ratio = min_length_ratio};
  const std::vector<DuplicateGroup> groups =
      run(n_jobs, progress, [&](const Execution& execution) { return near_duplicates(stories, options, execution); });
  py::list result;
  for (const DuplicateGroup& group : groups) {
    py::list reprints;
    for (const auto& [story, source, containment, resemblance, boilerplate] : group) {
      reprints.append(py::make_tuple(story, source, containment, resemblance, to_python(boilerplate)));
    }
    result.append(reprints);
  }
  return result;
}

std::vector<std::tuple<bool, std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>>> differences_of(
    const py::object& first, const py::object& second) {
  const TextArgument a(first);
  const TextArgument b(second);
  std::vector<std::tuple<bool, std::pair<std::size_t, std::size_t>, std::pair<std::size_t, std::size_t>>> result;
  for (const auto& [same, in_first, in_second] : differences(a.view(), b.view())) {
    result.emplace_back(same, std::pair(in_first.begin, in_first.end), std::pair(in_second.begin, in_second.end));
  }
  return result;
}

/// (nearest, similarity, unseen), each an array of all rows.
py::tuple novelty_of(const CsrTuple& matrix, const std::vector<double>& times, double window,
                     const std::vector<double>& column_weights, int n_jobs, const py::object& progress) {
  const NoveltyOptions options{.times = times, .window = window, .column_weights = column_weights};
  const std::vector<Novelty> rows = visit(matrix, [&]<class Real>(const SparseView<Real>& view) {
    return run(n_jobs, progress, [&](const Execution& execution) { return novelty(view, options, execution); });
  });
  std::vector<Index> nearest;
  std::vector<double> similarity;
  std::vector<double> unseen;
  for (const Novelty& row : rows) {
    nearest.push_back(row.nearest);
    similarity.push_back(row.similarity);
    unseen.push_back(row.unseen);
  }
  return py::make_tuple(to_array(std::move(nearest)), to_array(std::move(similarity)), to_array(std::move(unseen)));
}

}  // namespace

void register_duplicates(py::module_& module) {
  module.def("near_duplicates", &near_duplicates_of, py::arg("stories"), py::arg("threshold"), py::arg("shingle_size"),
             py::arg("min_length_ratio"), py::arg("n_jobs"), py::arg("progress"),
             "(story, source, containment, resemblance, boilerplate) of each story of each group.");
  module.def("differences", &differences_of, py::arg("first"), py::arg("second"),
             "(same, (begin, end), (begin, end)): passages of both texts, in bytes.");
  module.def("novelty", &novelty_of, py::arg("matrix"), py::arg("times"), py::arg("window"), py::arg("column_weights"),
             py::arg("n_jobs"), py::arg("progress"), "(nearest, similarity, unseen) of each row.");
}

}  // namespace tidings::bindings
