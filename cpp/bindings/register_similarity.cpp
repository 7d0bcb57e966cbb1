#include <pybind11/stl.h>

#include <map>
#include <string>
#include <tuple>

#include "bindings/execution.hpp"
#include "bindings/matrices.hpp"
#include "bindings/register.hpp"
#include "bindings/texts.hpp"
#include "tidings/similarity/explain.hpp"
#include "tidings/similarity/highlights.hpp"
#include "tidings/similarity/neighbors.hpp"
#include "tidings/similarity/similar_pairs.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

template <class Real>
CsrTuple to_tuple(NeighborGraph<Real> graph, Eigen::Index n_others) {
  const py::tuple shape = py::make_tuple(graph.offsets.size() - 1, n_others);
  return py::make_tuple(to_array(std::move(graph.similarities)), to_array(std::move(graph.neighbors)),
                        to_array(std::move(graph.offsets)), shape);
}

CsrTuple nearest(const CsrTuple& matrix, const std::optional<CsrTuple>& others, std::size_t n_neighbors,
                 double min_similarity, const std::vector<double>& times, const std::vector<double>& other_times,
                 double half_life, double window, int n_jobs, const py::object& progress) {
  const NeighborOptions options{
      .n_neighbors = n_neighbors,
      .min_similarity = min_similarity,
      .time = {.times = times, .other_times = other_times, .half_life = half_life, .window = window}};
  return visit(matrix, [&]<class Real>(const SparseView<Real>& rows) {
    if (!others) {
      return to_tuple(run(n_jobs, progress,
                          [&](const Execution& execution) { return nearest_neighbors(rows, options, execution); }),
                      rows.rows());
    }
    const MatrixArgument<Real> other_argument(*others);
    const SparseView<Real> other_rows = other_argument.view();
    return to_tuple(
        run(n_jobs, progress,
            [&](const Execution& execution) { return nearest_neighbors(rows, other_rows, options, execution); }),
        other_rows.rows());
  });
}

py::tuple pairs(const CsrTuple& matrix, double threshold, const std::vector<double>& times,
                const std::vector<double>& other_times, double half_life, double window, int n_jobs,
                const py::object& progress) {
  const PairOptions options{
      .threshold = threshold,
      .time = {.times = times, .other_times = other_times, .half_life = half_life, .window = window}};
  return visit(matrix, [&]<class Real>(const SparseView<Real>& rows) {
    SimilarPairs<Real> found =
        run(n_jobs, progress, [&](const Execution& execution) { return similar_pairs(rows, options, execution); });
    return py::tuple(py::make_tuple(to_array(std::move(found.first)), to_array(std::move(found.second)),
                                    to_array(std::move(found.similarities))));
  });
}

py::tuple explain_rows(const CsrTuple& rows, std::size_t a, std::size_t b) {
  const Explanation explanation =
      visit(rows, [&]<class Real>(const SparseView<Real>& matrix) { return explain(row(matrix, a), row(matrix, b)); });
  std::vector<Index> columns;
  std::vector<double> shares;
  for (const SharedTerm& term : explanation.terms) {
    columns.push_back(term.column);
    shares.push_back(term.share);
  }
  return py::make_tuple(explanation.similarity, to_array(std::move(columns)), to_array(std::move(shares)));
}

/// (analyzer, begin, end, {term: weight})
using MarkingTuple = std::tuple<const Analyzer*, std::size_t, std::size_t, std::map<std::string, double, std::less<>>>;

std::vector<std::tuple<std::size_t, std::size_t, double>> highlights_of(const py::object& text,
                                                                        const std::vector<MarkingTuple>& markings) {
  const TextArgument argument(text);
  std::vector<Marking> list;
  for (const auto& [analyzer, begin, end, terms] : markings) list.push_back({analyzer, begin, end, terms});
  std::vector<std::tuple<std::size_t, std::size_t, double>> result;
  for (const auto& [begin, end, weight] : highlights(argument.view(), list)) result.emplace_back(begin, end, weight);
  return result;
}

}  // namespace

void register_similarity(py::module_& module) {
  module.def("nearest_neighbors", &nearest, py::arg("matrix"), py::arg("others"), py::arg("n_neighbors"),
             py::arg("min_similarity"), py::arg("times"), py::arg("other_times"), py::arg("half_life"),
             py::arg("window"), py::arg("n_jobs"), py::arg("progress"));
  module.def("similar_pairs", &pairs, py::arg("matrix"), py::arg("threshold"), py::arg("times"), py::arg("other_times"),
             py::arg("half_life"), py::arg("window"), py::arg("n_jobs"), py::arg("progress"));
  module.def("explain", &explain_rows, py::arg("rows"), py::arg("a"), py::arg("b"),
             "The cosine of two rows, and the columns and shares that it is made of.");
  module.def("highlights", &highlights_of, py::arg("text"), py::arg("markings"),
             "(begin, end, weight): bytes of the text where terms stand, and what they weigh together.");
  module.def(
      "time_factor",
      [](double a, double b, double half_life, double window) {
        const TimeDecay decay{.times = {a, b}, .other_times = {}, .half_life = half_life, .window = window};
        check_time_decay(decay, 2, 0);
        return decay.factor(a, b);
      },
      py::arg("a"), py::arg("b"), py::arg("half_life"), py::arg("window"));
}

}  // namespace tidings::bindings
