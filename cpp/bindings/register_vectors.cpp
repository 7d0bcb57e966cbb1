#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <memory>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/named.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "bindings/vectorizer_state.hpp"
#include "bindings/with_dtype.hpp"
#include "tidings/vectors/background.hpp"
#include "tidings/vectors/hashing_vectorizer.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "tidings/vectors/tfidf_transformer.hpp"
#include "vectors/options_file.hpp"
#include "vectors/tfidf_file.hpp"
#include "vectors/weighting_names.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

TfidfVectorizer make_vectorizer(const Analyzer& analyzer, DocumentFrequency min_df, DocumentFrequency max_df,
                                DocumentFrequency max_word_df, std::optional<std::size_t> max_features,
                                std::optional<std::vector<std::string>> vocabulary, bool binary,
                                const Weighting& weighting, std::shared_ptr<const Background> background,
                                double background_weight, double semantic, double half_life, bool surface_forms) {
  return TfidfVectorizer({.analyzer = analyzer.options(),
                          .min_df = min_df,
                          .max_df = max_df,
                          .max_word_df = max_word_df,
                          .max_features = max_features,
                          .vocabulary = std::move(vocabulary),
                          .binary = binary,
                          .weighting = weighting,
                          .background = std::move(background),
                          .background_weight = background_weight,
                          .semantic = semantic,
                          .half_life = half_life,
                          .surface_forms = surface_forms});
}

/// Seconds since 1970 of each text.
using Times = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;

TextTimes times_of(const Times& times) {
  return {times.data(), static_cast<std::size_t>(times.size())};
}

CsrTuple fit_transform(TfidfVectorizer& vectorizer, const py::iterable& texts, const Times& times,
                       const std::string& dtype, int n_jobs, const py::object& progress) {
  const TextArguments arguments(texts);
  const TextTimes seconds = times_of(times);
  return with_dtype(dtype, [&](auto real) {
    return to_tuple(run(n_jobs, progress, [&](const Execution& execution) {
      return vectorizer.fit_transform<decltype(real)>(Texts(arguments), execution, seconds);
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

CsrTuple hash(const HashingVectorizer& vectorizer, const py::iterable& texts, const std::string& dtype, int n_jobs,
              const py::object& progress) {
  const TextArguments arguments(texts);
  return with_dtype(dtype, [&](auto real) {
    return to_tuple(run(n_jobs, progress, [&](const Execution& execution) {
      return vectorizer.transform<decltype(real)>(Texts(arguments), execution);
    }));
  });
}

void partial_fit(TfidfVectorizer& vectorizer, const py::iterable& texts, const Times& times, int n_jobs,
                 const py::object& progress) {
  const TextArguments arguments(texts);
  const TextTimes seconds = times_of(times);
  run(n_jobs, progress,
      [&](const Execution& execution) { vectorizer.partial_fit(Texts(arguments), execution, seconds); });
}

void forget(TfidfVectorizer& vectorizer, const py::iterable& texts, const Times& times, int n_jobs,
            const py::object& progress) {
  const TextArguments arguments(texts);
  const TextTimes seconds = times_of(times);
  run(n_jobs, progress, [&](const Execution& execution) { vectorizer.forget(Texts(arguments), execution, seconds); });
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

/// @param background gives a Background or None for the parameters that were saved
py::tuple load_vectorizer(const std::string& path, const py::function& background) {
  detail::LoadedTfidf loaded = detail::load_tfidf(
      path, [&](const std::string& parameters) { return background(parameters).cast<std::shared_ptr<Background>>(); });
  return py::make_tuple(std::move(loaded.vectorizer), loaded.parameters, loaded.icu_version);
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
  py::class_<HashingVectorizer>(module, "HashingVectorizer")
      .def(py::init([](const Analyzer& analyzer, std::size_t n_features, bool binary, const std::string& norm,
                       bool alternate_sign) {
             return HashingVectorizer(
                 {analyzer.options(), n_features, binary, named(detail::norm_names, norm), alternate_sign});
           }),
           py::kw_only(), py::arg("analyzer"), py::arg("n_features"), py::arg("binary"), py::arg("norm"),
           py::arg("alternate_sign"))
      .def("transform", &hash, py::arg("texts"), py::arg("dtype"), py::arg("n_jobs"), py::arg("progress"));
  py::class_<TfidfTransformer>(module, "TfidfTransformer")
      .def(py::init([](const Weighting& weighting, std::vector<double> idf, double mean_length, double mean_distinct) {
             return TfidfTransformer(weighting, {std::move(idf), mean_length, mean_distinct});
           }),
           py::arg("weighting"), py::arg("idf"), py::arg("mean_length"), py::arg("mean_distinct"))
      .def_property_readonly("learnt",
                             [](const TfidfTransformer& transformer) {
                               const CollectionWeights& learnt = transformer.learnt();
                               return py::make_tuple(learnt.idf, learnt.mean_length, learnt.mean_distinct);
                             })
      .def("fit", &fit_counts, py::arg("counts"))
      .def("transform", &weigh_counts, py::arg("counts"), py::arg("n_jobs"))
      .def_property_readonly("idf",
                             [](const TfidfTransformer& transformer) { return to_array(transformer.learnt().idf); });
  py::class_<TfidfVectorizer>(module, "TfidfVectorizer")
      .def(py::init(&make_vectorizer), py::kw_only(), py::arg("analyzer"), py::arg("min_df"), py::arg("max_df"),
           py::arg("max_word_df"), py::arg("max_features"), py::arg("vocabulary"), py::arg("binary"),
           py::arg("weighting"), py::arg("background"), py::arg("background_weight"), py::arg("semantic"),
           py::arg("half_life"), py::arg("surface_forms"))
      .def("fit_transform", &fit_transform, py::arg("texts"), py::arg("times"), py::arg("dtype"), py::arg("n_jobs"),
           py::arg("progress"))
      .def("transform", &transform, py::arg("texts"), py::arg("dtype"), py::arg("n_jobs"), py::arg("progress"))
      .def("partial_fit", &partial_fit, py::arg("texts"), py::arg("times"), py::arg("n_jobs"), py::arg("progress"))
      .def("merge", &TfidfVectorizer::merge, py::arg("other"), py::call_guard<py::gil_scoped_release>())
      .def("forget", &forget, py::arg("texts"), py::arg("times"), py::arg("n_jobs"), py::arg("progress"))
      .def("restored", &restored, py::arg("state"), "A vectorizer with the same options that has learnt this.")
      .def(
          "with_idf",
          [](const TfidfVectorizer& vectorizer, const std::vector<std::string>& terms, std::vector<double> idf) {
            return TfidfVectorizer(vectorizer.options(), terms, std::move(idf));
          },
          py::arg("terms"), py::arg("idf"), "A vectorizer with the same options and these terms and idf.")
      .def_property_readonly("given_vocabulary",
                             [](const TfidfVectorizer& vectorizer) { return vectorizer.options().vocabulary; })
      .def("save", &detail::save_tfidf, py::arg("path"), py::arg("parameters"),
           py::call_guard<py::gil_scoped_release>())
      .def_property_readonly(
          "options", [](const TfidfVectorizer& vectorizer) { return detail::to_json(vectorizer.options()); },
          "The options as JSON.")
      .def_static(
          "load", &load_vectorizer, py::arg("path"), py::arg("background"),
          "The vectorizer, the parameters that were saved with it, and the version of ICU that it learnt under.")
      .def("surface_forms", &TfidfVectorizer::surface_forms, "The form in which each term was written most often.")
      .def_property_readonly("state", &state_of)
      .def_property_readonly("n_documents", &TfidfVectorizer::n_documents)
      .def_property_readonly("n_columns", &TfidfVectorizer::n_columns)
      .def_property_readonly("feature_names", &feature_names)
      .def_property_readonly("idf", [](const TfidfVectorizer& vectorizer) { return to_array(vectorizer.idf()); })
      .def_property_readonly("replaced", &TfidfVectorizer::replaced);
}

}  // namespace tidings::bindings
