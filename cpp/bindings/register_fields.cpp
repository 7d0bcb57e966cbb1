#include <pybind11/stl.h>

#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "bindings/with_dtype.hpp"
#include "tidings/vectors/story_vectorizer.hpp"
#include "vectors/story_vectorizer_file.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

/// Name, column, weight, what learnt it, its parameters.
using FieldTuple = std::tuple<std::string, std::string, double, TfidfVectorizer, std::string>;

template <class Real>
CsrTuple join_as(const std::vector<CsrTuple>& fields, const std::vector<double>& weights) {
  std::vector<MatrixArgument<Real>> arguments(fields.begin(), fields.end());
  std::vector<SparseView<Real>> views;
  for (const MatrixArgument<Real>& argument : arguments) views.push_back(argument.view());
  const py::gil_scoped_release release;
  SparseMatrix<Real> joined = join_fields<Real>(views, weights);
  const py::gil_scoped_acquire acquire;
  return to_tuple(std::move(joined));
}

CsrTuple join(const std::vector<CsrTuple>& fields, const std::vector<double>& weights, const std::string& dtype) {
  return with_dtype(dtype, [&](auto real) { return join_as<decltype(real)>(fields, weights); });
}

void save(const std::vector<FieldTuple>& fields, const std::string& path, const std::string& parameters) {
  const py::gil_scoped_release release;
  std::vector<detail::SavedField> saved;
  for (const auto& [name, column, weight, vectorizer, its_parameters] : fields) {
    saved.push_back({name, column, weight, vectorizer, its_parameters});
  }
  detail::save_fields(saved, path, parameters);
}

/// @param background gives a Background or None for the parameters that were saved with a field
py::tuple load(const std::string& path, const py::function& background) {
  detail::LoadedFields loaded = detail::load_fields(
      path, [&](const std::string& parameters) { return background(parameters).cast<std::shared_ptr<Background>>(); });
  std::vector<FieldTuple> fields;
  for (detail::SavedField& field : loaded.fields) {
    fields.emplace_back(field.name, field.column, field.weight, std::move(field.vectorizer), field.parameters);
  }
  return py::make_tuple(std::move(fields), loaded.parameters, loaded.icu_version);
}

}  // namespace

void register_fields(py::module_& module) {
  module.def("join_fields", &join, py::arg("fields"), py::arg("weights"), py::arg("dtype"),
             "Matrices side by side, each times the square root of its share of the weights.");
  module.def("save_fields", &save, py::arg("fields"), py::arg("path"), py::arg("parameters"),
             "Save fields: name, column, weight, vectorizer and its parameters.");
  module.def("load_fields", &load, py::arg("path"), py::arg("background"),
             "The fields, the parameters that were saved with them, and the version of ICU that they learnt under.");
}

}  // namespace tidings::bindings
