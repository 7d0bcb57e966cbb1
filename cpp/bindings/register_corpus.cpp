#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <map>
#include <span>

#include "bindings/arrow_stream.hpp"
#include "bindings/corpus_state.hpp"
#include "bindings/execution.hpp"
#include "bindings/python_cells.hpp"
#include "bindings/register.hpp"
#include "stories/arrow_cells.hpp"
#include "stories/arrow_writer.hpp"
#include "stories/story_rows.hpp"
#include "tidings/stories/corpus_builder.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

using detail::CellWriter;

Corpus corpus_of_stories(const py::iterable& stories) {
  CorpusBuilder builder;
  std::size_t position = 0;
  for (const py::handle story : stories) {
    if (!py::isinstance<Story>(story)) {
      throw py::type_error("item " + std::to_string(position) + " must be a Story, got " +
                           Py_TYPE(story.ptr())->tp_name);
    }
    builder.add(story.cast<const Story&>());
    ++position;
  }
  return std::move(builder).build();
}

py::str to_python(std::string_view text) {
  return {text.data(), text.size()};
}

/// A column as a list of str, by the name that Arrow's has.
py::list column(const Corpus& corpus, std::string_view name) {
  const auto text_at = detail::text_column(name);
  py::list list(corpus.size());
  for (std::size_t i = 0; i < corpus.size(); ++i) list[i] = to_python(text_at(*corpus.shared_rows(), i));
  return list;
}

/// Seconds since 1970, or NumPy's NaT.
py::array_t<std::int64_t> published(const Corpus& corpus) {
  py::array_t<std::int64_t> seconds(static_cast<py::ssize_t>(corpus.size()));
  std::int64_t* const out = seconds.mutable_data();
  for (std::size_t i = 0; i < corpus.size(); ++i) {
    const auto moment = corpus.published(i);
    out[i] = moment ? moment->seconds : detail::no_moment;
  }
  return seconds;
}

using Positions = py::array_t<std::size_t, py::array::c_style | py::array::forcecast>;

Corpus select(const Corpus& corpus, const Positions& positions) {
  return corpus.select({positions.data(), static_cast<std::size_t>(positions.size())});
}

/// (corpus, [(row, field, value)]): what writer has, with the dates that were not understood.
py::tuple result_of(CellWriter& writer) {
  py::list problems;
  for (const detail::DateProblem& problem : writer.take_problems()) {
    problems.append(py::make_tuple(problem.row, "published", to_python(problem.value)));
  }
  const auto finish = [&] {
    const py::gil_scoped_release release;
    return Corpus(detail::rows_of(std::move(writer).finish()));
  };
  return py::make_tuple(finish(), problems);
}

/// About the bytes of all texts of stories.
std::size_t text_bytes(const std::vector<PythonColumn>& columns) {
  std::size_t bytes = 0;
  for (const PythonColumn& column : columns) {
    if (column.field() <= detail::StoryField::text) bytes += column.bytes();
  }
  return bytes;
}

py::tuple from_columns(const py::dict& columns, std::optional<std::size_t> n) {
  const std::vector<PythonColumn> read = columns_of(columns);
  const std::size_t size = n ? *n : read.empty() ? 0 : read[0].size();
  if (!read.empty() && size != read[0].size()) {
    throw std::invalid_argument("columns of " + std::to_string(read[0].size()) + " rows, not " + std::to_string(size));
  }
  CellWriter writer;
  writer.reserve(text_bytes(read));
  PythonCells cells(writer);
  for (std::size_t row = 0; row < size; ++row) {
    for (const PythonColumn& column : read) column.write(cells, writer, row);
    writer.end_row();
    if (row % 1024 == 0 && PyErr_CheckSignals() != 0) throw py::error_already_set();
  }
  writer.count_replaced(cells.replaced());
  return result_of(writer);
}

py::tuple from_arrow(const py::object& source, const std::map<std::string, std::string>& names) {
  std::vector<detail::ColumnOf> columns;
  for (const auto& [field, column] : names) columns.emplace_back(detail::field_named(field), column);
  detail::ArrowReader reader = ArrowStream(source).reader();
  CellWriter writer;
  try {
    run(1, py::none(), [&](const Execution& execution) { read_arrow(reader, columns, writer, execution.progress); });
  } catch (const detail::UnsupportedColumn& error) {
    throw py::type_error(error.what());
  }
  return result_of(writer);
}

/// The bytes of each story's text.
py::array_t<std::int64_t> text_sizes(const Corpus& corpus) {
  py::array_t<std::int64_t> sizes(static_cast<py::ssize_t>(corpus.size()));
  std::int64_t* const out = sizes.mutable_data();
  for (std::size_t i = 0; i < corpus.size(); ++i) out[i] = static_cast<std::int64_t>(corpus.text(i).size());
  return sizes;
}

}  // namespace

void register_corpus(py::module_& module) {
  py::class_<Corpus> corpus(module, "Corpus");
  corpus.def(py::init(&corpus_of_stories), py::arg("stories"))
      .def("__len__", &Corpus::size)
      .def("__getitem__", &Corpus::operator[], py::arg("position"))
      .def("__add__", &Corpus::operator+, py::arg("other"))
      .def("select", &select, py::arg("positions"))
      .def_static(
          "concatenate", [](const std::vector<Corpus>& parts) { return Corpus::concatenate(parts); }, py::arg("parts"))
      .def_static("from_columns", &from_columns, py::arg("columns"), py::arg("n") = py::none())
      .def_static("from_arrow", &from_arrow, py::arg("source"), py::arg("names"))
      .def_static("arrow_columns", &detail::arrow_columns)
      .def(
          "arrow_stream",
          [](const Corpus& self, const std::vector<std::string>& columns) {
            return ArrowStream(detail::write_arrow(self.shared_rows(), columns));
          },
          py::arg("columns"))
      .def("column", &column, py::arg("name"))
      .def("text_sizes", &text_sizes)
      .def("published", &published)
      .def_property_readonly("replaced", &Corpus::replaced)
      .def_property_readonly("nbytes", &Corpus::memory)
      .def(py::pickle(&state_of, &corpus_of));
  module.def(
      "parse_timestamp",
      [](std::string_view text) -> std::optional<std::pair<std::int64_t, bool>> {
        const auto moment = parse_timestamp(text);
        return moment ? std::optional(std::pair(moment->seconds, moment->day_only)) : std::nullopt;
      },
      py::arg("text"), "(seconds since 1970 in UTC, whether it is a day without a time), or None");
}

}  // namespace tidings::bindings
