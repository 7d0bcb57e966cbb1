#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/themes.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

py::tuple themes(const CsrTuple& matrix, const IndexArray& events, std::optional<std::size_t> n_themes,
                 std::size_t n_places, int n_jobs, const py::object& progress) {
  const ThemeOptions options{.n_themes = n_themes, .n_places = n_places};
  ThemeClusters found = visit(matrix, [&](const auto& rows) {
    return run(n_jobs, progress, [&](const Execution& execution) {
      return find_themes(rows, Labels(events.data(), static_cast<std::size_t>(events.size())), options, execution);
    });
  });
  return py::make_tuple(to_array(std::move(found.labels)), to_array(std::move(found.event_themes)), found.n_themes,
                        found.stability);
}

}  // namespace

void register_themes(py::module_& module) {
  module.def("find_themes", &themes, py::arg("matrix"), py::arg("events"), py::arg("n_themes"), py::arg("n_places"),
             py::arg("n_jobs"), py::arg("progress"), "(labels, event_themes, n_themes, stability)");
}

}  // namespace tidings::bindings
