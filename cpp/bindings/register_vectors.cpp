#include <pybind11/stl.h>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "bindings/vectorizer_state.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "tidings/vectors/tfidf_transformer.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

Norm norm_of(const std::optional<std::string>& norm) {
  if (!norm) return Norm::none;
  return *norm == "l1" ? Norm::l1 : Norm::l2;
}

/// Calls work(Real{}) with the type that the dtype names.
template <class Work>
CsrTuple with_dtype(const std::string& dtype, const Work& work) {
  if (dtype == "float32") return work(float{});
  if (dtype == "float64") return work(double{});
  throw py::value_error("dtype must be float32 or float64, got " + dtype);
}

TfidfVectorizer make_vectorizer(const Analyzer& analyzer, DocumentFrequency min_df, DocumentFrequency max_df,
                                DocumentFrequency max_word_df, std::optional<std::size_t> max_features,
                                std::optional<std::vector<std::string>> vocabulary, bool binary,
                                const std::optional<std::string>& norm, bool use_idf, bool smooth_idf,
                                bool sublinear_tf) {
  return TfidfVectorizer({.analyzer = analyzer.options(),
                          .min_df = min_df,
                          .max_df = max_df,
                          .max_word_df = max_word_df,
                          .max_features = max_features,
                          .vocabulary = std::move(vocabulary),
                          .binary = binary,
                          .norm = norm_of(norm),
                          .use_idf = use_idf,
                          .smooth_idf = smooth_idf,
                          .sublinear_tf = sublinear_tf});
}

CsrTuple fit_transform(TfidfVectorizer& vectorizer, const py::iterable& texts, const std::string& dtype, int n_jobs,
                       const py::object& progress) {
  const TextArguments arguments(texts);
  return with_dtype(dtype, [&](auto real) {
    return to_tuple(run(n_jobs, progress, [&](const Execution& execution) {
      return vectorizer.fit_transform<decltype(real)>(Texts(arguments), execution);
    }));
  });
}

CsrTuple transform(const TfidfVectorizer& vectorizer, const py::iterable& texts, const std::string& dtype, int n_jobs,
                   const py::object& progress) {
  const TextArguments arguments(texts);
  return with_dtype(dtype, [&](auto real) {
    return to_tuple(run(n_jobs, progress, [&](const Execution& execution) {
      return vectorizer.transform<decltype(real)>(Texts(arguments), execution);
    }));
  });
}

void partial_fit(TfidfVectorizer& vectorizer, const py::iterable& texts, int n_jobs, const py::object& progress) {
  const TextArguments arguments(texts);
  run(n_jobs, progress, [&](const Execution& execution) { vectorizer.partial_fit(Texts(arguments), execution); });
}

void forget(TfidfVectorizer& vectorizer, const py::iterable& texts, int n_jobs, const py::object& progress) {
  const TextArguments arguments(texts);
  run(n_jobs, progress, [&](const Execution& execution) { vectorizer.forget(Texts(arguments), execution); });
}

void fit_counts(TfidfTransformer& transformer, const CsrTuple& counts) {
  visit(counts, [&](const auto& matrix) {
    const py::gil_scoped_release release;
    transformer.fit(matrix);
  });
}

CsrTuple weigh_counts(const TfidfTransformer& transformer, const CsrTuple& counts, int n_jobs) {
  return visit(counts, [&](const auto& matrix) {
    return to_tuple(
        run(n_jobs, py::none(), [&](const Execution& execution) { return transformer.transform(matrix, execution); }));
  });
}

std::vector<std::string_view> feature_names(const TfidfVectorizer& vectorizer) {
  std::vector<std::string_view> names;
  for (std::size_t c = 0; c < vectorizer.vocabulary().size(); ++c) {
    names.push_back(vectorizer.vocabulary()[static_cast<Index>(c)]);
  }
  return names;
}

}  // namespace

void register_vectors(py::module_& module) {
  py::class_<TfidfTransformer>(module, "TfidfTransformer")
      .def(py::init([](const std::optional<std::string>& norm, bool use_idf, bool smooth_idf, bool sublinear_tf,
                       std::vector<double> idf) {
             return TfidfTransformer({norm_of(norm), use_idf, smooth_idf, sublinear_tf}, std::move(idf));
           }),
           py::kw_only(), py::arg("norm"), py::arg("use_idf"), py::arg("smooth_idf"), py::arg("sublinear_tf"),
           py::arg("idf"))
      .def("fit", &fit_counts, py::arg("counts"))
      .def("transform", &weigh_counts, py::arg("counts"), py::arg("n_jobs"))
      .def_property_readonly("idf", [](const TfidfTransformer& transformer) { return to_array(transformer.idf()); });
  py::class_<TfidfVectorizer>(module, "TfidfVectorizer")
      .def(py::init(&make_vectorizer), py::kw_only(), py::arg("analyzer"), py::arg("min_df"), py::arg("max_df"), py::arg("max_word_df"),
           py::arg("max_features"), py::arg("vocabulary"), py::arg("binary"), py::arg("norm"), py::arg("use_idf"),
           py::arg("smooth_idf"), py::arg("sublinear_tf"))
      .def("fit_transform", &fit_transform, py::arg("texts"), py::arg("dtype"), py::arg("n_jobs"), py::arg("progress"))
      .def("transform", &transform, py::arg("texts"), py::arg("dtype"), py::arg("n_jobs"), py::arg("progress"))
      .def("partial_fit", &partial_fit, py::arg("texts"), py::arg("n_jobs"), py::arg("progress"))
      .def("merge", &TfidfVectorizer::merge, py::arg("other"), py::call_guard<py::gil_scoped_release>())
      .def("forget", &forget, py::arg("texts"), py::arg("n_jobs"), py::arg("progress"))
      .def("restored", &restored, py::arg("state"), "A vectorizer with the same options that has learnt this.")
      .def_property_readonly("state", &state_of)
      .def_property_readonly("n_documents", &TfidfVectorizer::n_documents)
      .def_property_readonly("feature_names", &feature_names)
      .def_property_readonly("idf", [](const TfidfVectorizer& vectorizer) { return to_array(vectorizer.idf()); })
      .def_property_readonly("replaced", &TfidfVectorizer::replaced);
}

}  // namespace tidings::bindings
