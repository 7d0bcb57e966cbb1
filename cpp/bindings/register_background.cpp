#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <memory>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/named.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "tidings/vectors/background.hpp"
#include "tidings/vectors/weighting.hpp"
#include "vectors/weighting_names.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

Weighting make_weighting(const std::string& tf, const std::string& idf, const std::string& norm, double k1, double b,
                         double slope) {
  const Weighting weighting{
      named(detail::tf_names, tf), named(detail::idf_names, idf), named(detail::norm_names, norm), k1, b, slope};
  check(weighting);
  return weighting;
}

std::shared_ptr<Background> build_background(const py::iterable& texts, const Analyzer& analyzer,
                                             std::size_t dimensions, std::size_t max_terms, int n_jobs,
                                             const py::object& progress) {
  const TextArguments arguments(texts);
  return run(n_jobs, progress, [&](const Execution& execution) {
    return std::make_shared<Background>(
        Background::build(Texts(arguments), {analyzer.options(), dimensions, max_terms}, execution));
  });
}

std::vector<std::string_view> terms_of(const Background& background) {
  std::vector<std::string_view> terms;
  for (std::size_t t = 0; t < background.terms().size(); ++t)
    terms.push_back(background.terms()[static_cast<Index>(t)]);
  return terms;
}

}  // namespace

void register_background(py::module_& module) {
  py::class_<Background, std::shared_ptr<Background>>(module, "Background")
      .def_static("build", &build_background, py::arg("texts"), py::arg("analyzer"), py::arg("dimensions"),
                  py::arg("max_terms"), py::arg("n_jobs"), py::arg("progress"))
      .def_static(
          "load", [](const std::string& path) { return std::make_shared<Background>(Background::load(path)); },
          py::arg("path"), py::call_guard<py::gil_scoped_release>())
      .def("save", &Background::save, py::arg("path"), py::call_guard<py::gil_scoped_release>())
      .def(
          "merged",
          [](const Background& background, const Background& other) {
            auto merged = std::make_shared<Background>(background);
            merged->merge(other);
            return merged;
          },
          py::arg("other"), py::call_guard<py::gil_scoped_release>())
      .def_property_readonly("n_documents", &Background::n_documents)
      .def_property_readonly("dimensions", &Background::dimensions)
      .def_property_readonly("fingerprint", &Background::fingerprint)
      .def_property_readonly("terms", &terms_of)
      .def_property_readonly("document_frequencies",
                             [](const Background& background) {
                               const std::vector<std::uint32_t>& df = background.document_frequencies();
                               return py::array_t<std::uint32_t>(static_cast<py::ssize_t>(df.size()), df.data());
                             })
      .def(
          "find", [](const Background& background, const std::string& term) { return background.terms().find(term); },
          py::arg("term"), "The word's number, or None.")
      .def(
          "vector",
          [](const Background& background, Index term) {
            std::vector<double> vector(background.dimensions(), 0.0);
            background.add_vector(term, 1, vector);
            return to_array(vector);
          },
          py::arg("term"));
  py::class_<Weighting>(module, "Weighting")
      .def(py::init(&make_weighting), py::kw_only(), py::arg("tf"), py::arg("idf"), py::arg("norm"), py::arg("k1"),
           py::arg("b"), py::arg("slope"));
}

}  // namespace tidings::bindings
