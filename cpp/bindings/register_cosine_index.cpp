#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/similarity/cosine_index.hpp"

namespace tidings::bindings {
namespace py = pybind11;

namespace {

using Ids = std::vector<std::int64_t>;

void add(CosineIndex& index, const Ids& ids, const CsrTuple& rows) {
  visit(rows, [&]<class Real>(const SparseView<Real>& matrix) {
    const py::gil_scoped_release release;
    index.add(std::span(ids), matrix);
  });
}

void update(CosineIndex& index, const Ids& ids, const CsrTuple& rows) {
  visit(rows, [&]<class Real>(const SparseView<Real>& matrix) {
    const py::gil_scoped_release release;
    index.update(std::span(ids), matrix);
  });
}

py::tuple query(const CosineIndex& index, const CsrTuple& rows, std::size_t n_neighbors, double min_similarity,
                int n_jobs, const py::object& progress) {
  const QueryOptions options{.n_neighbors = n_neighbors, .min_similarity = min_similarity};
  return visit(rows, [&]<class Real>(const SparseView<Real>& matrix) {
    IndexMatches matches =
        run(n_jobs, progress, [&](const Execution& execution) { return index.query(matrix, options, execution); });
    return py::tuple(py::make_tuple(to_array(std::move(matches.offsets)), to_array(std::move(matches.ids)),
                                    to_array(std::move(matches.similarities))));
  });
}

py::tuple rows(const CosineIndex& index) {
  IndexRows all = index.rows();
  const CsrTuple matrix =
      all.is_float ? to_tuple(SparseMatrix<float>(all.rows.cast<float>())) : to_tuple(std::move(all.rows));
  return py::make_tuple(to_array(std::move(all.ids)), matrix);
}

}  // namespace

void register_cosine_index(py::module_& module) {
  py::class_<CosineIndex>(module, "CosineIndex")
      .def(py::init<std::size_t>(), py::arg("n_columns"))
      .def_property_readonly("n_columns", &CosineIndex::n_columns)
      .def("__len__", &CosineIndex::size)
      .def("__contains__", &CosineIndex::contains, py::arg("id"))
      .def("add", &add, py::arg("ids"), py::arg("rows"))
      .def("update", &update, py::arg("ids"), py::arg("rows"))
      .def(
          "remove", [](CosineIndex& index, const Ids& ids) { index.remove(ids); }, py::arg("ids"),
          py::call_guard<py::gil_scoped_release>())
      .def("query", &query, py::arg("rows"), py::arg("n_neighbors"), py::arg("min_similarity"), py::arg("n_jobs"),
           py::arg("progress"))
      .def("rows", &rows)
      .def("save", &CosineIndex::save, py::arg("path"), py::call_guard<py::gil_scoped_release>())
      .def_static("load", &CosineIndex::load, py::arg("path"), py::call_guard<py::gil_scoped_release>());
}

}  // namespace tidings::bindings
