#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bindings/execution.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "tidings/stories/page.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

/// One member of each part as an array.
template <class Value, class Get>
py::array_t<Value> column(const std::vector<Part>& parts, Get get) {
  py::array_t<Value> values(static_cast<py::ssize_t>(parts.size()));
  Value* const out = values.mutable_data();
  for (std::size_t i = 0; i < parts.size(); ++i) out[i] = static_cast<Value>(get(parts[i]));
  return values;
}

/// The names of an enumeration from 0 to `last`.
template <class Enumeration>
std::vector<std::string> names_up_to(Enumeration last) {
  std::vector<std::string> names;
  for (int value = 0; value <= static_cast<int>(last); ++value) {
    names.emplace_back(to_string(static_cast<Enumeration>(value)));
  }
  return names;
}

py::dict to_dict(const PageReport& report) {
  py::list boundaries;
  for (const Boundary& b : report.boundaries) {
    boundaries.append(py::make_tuple(b.begin, b.score, std::vector<std::string>(b.evidence.begin(), b.evidence.end())));
  }
  py::dict result;
  result["kinds"] = column<std::uint8_t>(report.parts, [](const Part& part) { return part.kind; });
  result["begins"] = column<std::int64_t>(report.parts, [](const Part& part) { return part.span.begin; });
  result["ends"] = column<std::int64_t>(report.parts, [](const Part& part) { return part.span.end; });
  result["stories"] = column<std::int32_t>(report.parts, [](const Part& part) { return part.story; });
  result["reasons"] = column<std::uint8_t>(report.parts, [](const Part& part) { return part.reason; });
  result["kind_names"] = names_up_to(PartKind::unassigned);
  result["reason_names"] = names_up_to(Unassigned::repeated);
  result["boundaries"] = boundaries;
  result["warnings"] = report.warnings;
  result["replaced"] = report.replaced;
  return result;
}

}  // namespace

void register_page(py::module_& module) {
  module.def(
      "parse_page",
      [](const py::object& text, double boundary_score) {
        const TextArgument argument(text);
        const PageOptions options{.boundary_score = boundary_score};
        Page page = run(1, py::none(), [&](const Execution&) { return parse_page(argument.view(), options); });
        return py::make_tuple(std::move(page.stories), to_dict(page.report));
      },
      py::arg("text"), py::arg("boundary_score") = 1.0, "(corpus, report)");
}

}  // namespace tidings::bindings
