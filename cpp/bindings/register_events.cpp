#include <pybind11/stl.h>

#include <memory>
#include <tuple>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "tidings/clusters/calibration.hpp"
#include "tidings/clusters/events.hpp"
#include "tidings/clusters/timeline.hpp"
#include "tidings/vectors/background.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

std::unique_ptr<Events> make(std::shared_ptr<const Background> background,
                             std::optional<std::vector<std::string>> stop_words, double headline_weight,
                             double name_weight, int days, double strictness, std::optional<double> threshold,
                             bool collapse_duplicates) {
  return std::make_unique<Events>(EventOptions{.background = std::move(background),
                                               .stop_words = std::move(stop_words),
                                               .headline_weight = headline_weight,
                                               .name_weight = name_weight,
                                               .days = days,
                                               .strictness = strictness,
                                               .threshold = threshold,
                                               .collapse_duplicates = collapse_duplicates});
}

py::list terms_of(const std::vector<SharedTerm>& terms) {
  py::list result;
  for (const SharedTerm& term : terms) result.append(py::make_tuple(term.column, term.share));
  return result;
}

py::tuple explain(const Events& events, std::size_t a, std::size_t b) {
  const Explanation explanation = events.explain(a, b);
  return py::make_tuple(explanation.similarity, terms_of(explanation.terms));
}

py::list members(const Events& events, const IndexArray& labels, std::size_t n_terms, std::size_t n_nearest, int n_jobs,
                 const py::object& progress) {
  const std::vector<Index> given(labels.data(), labels.data() + labels.size());
  const std::vector<EventMember> all = run(n_jobs, progress, [&](const Execution& execution) {
    return events.members(given, n_terms, n_nearest, execution);
  });
  py::list result;
  for (const EventMember& member : all) {
    py::list nearest;
    for (const SimilarStory& story : member.nearest) nearest.append(py::make_tuple(story.position, story.similarity));
    result.append(py::make_tuple(member.fit, terms_of(member.terms), member.runner_up, member.runner_up_fit, nearest));
  }
  return result;
}

/// (headline_weight, name_weight, days, strictness) that were learnt from labels, or else from pairs.
py::tuple calibrated(const Events& events, const Corpus& stories, const std::optional<IndexArray>& labels,
                     const std::vector<std::tuple<std::size_t, std::size_t, bool>>& pairs, int n_jobs,
                     const py::object& progress) {
  std::vector<LabelledPair> labelled;
  for (const auto& [first, second, same] : pairs) labelled.push_back({first, second, same});
  const EventOptions options = run(n_jobs, progress, [&](const Execution& execution) {
    if (!labels) return calibrate_events(stories, labelled, events.options(), execution);
    return calibrate_events(stories, Labels(labels->data(), static_cast<std::size_t>(labels->size())), events.options(),
                            execution);
  });
  return py::make_tuple(options.headline_weight, options.name_weight, options.days, options.strictness);
}

py::tuple predict(const Events& events, const Corpus& stories, int n_jobs, const py::object& progress) {
  const std::vector<EventPlace> places =
      run(n_jobs, progress, [&](const Execution& execution) { return events.predict(stories, execution); });
  std::vector<Index> labels;
  std::vector<Index> best;
  std::vector<double> fits;
  for (const EventPlace& place : places) {
    labels.push_back(place.event);
    best.push_back(place.best);
    fits.push_back(place.fit);
  }
  return py::make_tuple(to_array(std::move(labels)), to_array(std::move(best)), to_array(std::move(fits)));
}

/// For each event ([(day, count)], undated).
py::list timelines_of(const IndexArray& labels, const std::vector<std::optional<Day>>& days, std::optional<Day> until) {
  py::list result;
  for (const Timeline& timeline :
       timelines(Labels(labels.data(), static_cast<std::size_t>(labels.size())), days, until)) {
    py::list counts;
    for (const StoriesOnDay& on : timeline.days) counts.append(py::make_tuple(on.day, on.count));
    result.append(py::make_tuple(counts, timeline.undated));
  }
  return result;
}

}  // namespace

void register_events(py::module_& module) {
  py::class_<Events>(module, "Events")
      .def(py::init(&make), py::arg("background"), py::arg("stop_words"), py::arg("headline_weight"),
           py::arg("name_weight"), py::arg("days"), py::arg("strictness"), py::arg("threshold"),
           py::arg("collapse_duplicates"))
      .def(
          "fit",
          [](Events& events, const Corpus& stories, int n_jobs, const py::object& progress) {
            run(n_jobs, progress, [&](const Execution& execution) { events.fit(stories, execution); });
          },
          py::arg("stories"), py::arg("n_jobs"), py::arg("progress"))
      .def_property_readonly("is_fitted", &Events::is_fitted)
      .def_property_readonly("labels", [](const Events& events) { return to_array(events.labels()); })
      .def_property_readonly("threshold", &Events::threshold)
      .def_property_readonly("matrix",
                             [](const Events& events) { return to_tuple(SparseMatrix<float>(events.matrix())); })
      .def_property_readonly("days", [](const Events& events) { return to_array(events.days()); })
      .def_property_readonly("terms", &Events::terms)
      .def_property_readonly("vectorizer", [](const Events& events) { return events.vectorizer().vectorizer("text"); })
      .def("save", &Events::save, py::arg("path"), py::arg("parameters"))
      .def_static(
          "load",
          [](const std::string& path, bool any_icu, const std::shared_ptr<Background>& background) {
            return std::make_unique<Events>(Events::load(path, any_icu, background));
          },
          py::arg("path"), py::arg("any_icu"), py::arg("background"))
      .def_static(
          "saved_texts",
          [](const std::string& path) {
            const SavedEventTexts texts = Events::saved_texts(path);
            return py::make_tuple(texts.options, texts.parameters);
          },
          py::arg("path"), "(options, parameters)")
      .def("explain", &explain, py::arg("a"), py::arg("b"), "(similarity, [(column, share)])")
      .def("members", &members, py::arg("labels"), py::arg("n_terms"), py::arg("n_nearest"), py::arg("n_jobs"),
           py::arg("progress"),
           "For each story (fit, [(column, share)], runner_up, runner_up_fit, [(story, similarity)]).")
      .def("calibrated", &calibrated, py::arg("stories"), py::arg("labels"), py::arg("pairs"), py::arg("n_jobs"),
           py::arg("progress"), "(headline_weight, name_weight, days, strictness)")
      .def("predict", &predict, py::arg("stories"), py::arg("n_jobs"), py::arg("progress"), "(events, best, fits)");
  module.def("timelines", &timelines_of, py::arg("labels"), py::arg("days"), py::arg("until"),
             "For each event ([(day, count)], undated).");
}

}  // namespace tidings::bindings
