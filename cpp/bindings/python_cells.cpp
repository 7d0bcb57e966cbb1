#include "bindings/python_cells.hpp"

#include <datetime.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

namespace tidings::bindings {
namespace py = pybind11;
namespace {

using detail::CellWriter;
using detail::StoryField;

/// Whether it differs from itself, as NaN and NaT do, or cannot say, as pandas.NA.
bool is_missing(py::handle cell) {
  const auto differs = py::reinterpret_steal<py::object>(PyObject_RichCompare(cell.ptr(), cell.ptr(), Py_NE));
  const int truth = differs ? PyObject_IsTrue(differs.ptr()) : -1;
  if (truth < 0) PyErr_Clear();
  return truth != 0;
}

bool is_text(py::handle cell) {
  return PyUnicode_Check(cell.ptr()) != 0 || PyBytes_Check(cell.ptr()) != 0;
}

bool is_list(py::handle cell) {
  return PyList_Check(cell.ptr()) != 0 || PyTuple_Check(cell.ptr()) != 0 ||
         (py::hasattr(cell, "__len__") && py::hasattr(cell, "__iter__") && PyDict_Check(cell.ptr()) == 0);
}

/// The kind of a NumPy or pandas dtype; blank where there is none.
std::string dtype_kind(py::handle object) {
  const py::object kind = py::getattr(py::getattr(object, "dtype", py::none()), "kind", py::none());
  return py::isinstance<py::str>(kind) ? kind.cast<std::string>() : std::string();
}

std::chrono::sys_days day_of(PyObject* date) {
  return std::chrono::year_month_day{std::chrono::year(PyDateTime_GET_YEAR(date)),
                                     std::chrono::month(static_cast<unsigned>(PyDateTime_GET_MONTH(date))),
                                     std::chrono::day(static_cast<unsigned>(PyDateTime_GET_DAY(date)))};
}

/// A datetime's distance from UTC; none where it is not known.
std::chrono::microseconds utc_offset(py::handle moment) {
  const py::object offset = moment.attr("utcoffset")();
  if (offset.is_none()) return {};
  return std::chrono::days(PyDateTime_DELTA_GET_DAYS(offset.ptr())) +
         std::chrono::seconds(PyDateTime_DELTA_GET_SECONDS(offset.ptr())) +
         std::chrono::microseconds(PyDateTime_DELTA_GET_MICROSECONDS(offset.ptr()));
}

Timestamp timestamp_of(py::handle date) {
  PyObject* const object = date.ptr();
  const std::chrono::sys_seconds day = day_of(object);
  if (PyDateTime_Check(object) == 0) return {.seconds = day.time_since_epoch().count(), .day_only = true};
  const auto moment = day + std::chrono::hours(PyDateTime_DATE_GET_HOUR(object)) +
                      std::chrono::minutes(PyDateTime_DATE_GET_MINUTE(object)) +
                      std::chrono::seconds(PyDateTime_DATE_GET_SECOND(object)) +
                      std::chrono::microseconds(PyDateTime_DATE_GET_MICROSECOND(object)) - utc_offset(date);
  return {.seconds = std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count(), .day_only = false};
}

bool in_range(std::int64_t seconds) {
  return seconds >= first_second && seconds <= last_second;
}

/// The unit of NumPy's dates: "<M8[D]" is of days.
bool is_of_days(const py::object& array) {
  return array.attr("dtype").attr("str").cast<std::string>().ends_with("[D]");
}

/// A datetime or a date of one of NumPy's; a number where there is no such year.
py::object date_of(py::handle moment) {
  const py::object cell = py::reinterpret_borrow<py::object>(moment);
  return (is_of_days(cell) ? cell : cell.attr("astype")("datetime64[us]")).attr("item")();
}

/// NumPy's array of a column of its dates, or of pandas'; those with a zone are in UTC.
py::object moments_of(py::handle column) {
  const py::str seconds("datetime64[s]");
  return py::hasattr(column, "to_numpy") ? column.attr("to_numpy")(seconds) : column.attr("astype")(seconds);
}

py::object cells_of(py::handle column) {
  if (py::hasattr(column, "to_pylist")) return column.attr("to_pylist")();
  auto cells = py::reinterpret_steal<py::object>(
      PySequence_Fast(column.ptr(), "a column must be a sequence of cells, one for each story"));
  if (!cells) throw py::error_already_set();
  return cells;
}

std::string name_of_type(py::handle object) {
  return Py_TYPE(object.ptr())->tp_name;
}

}  // namespace

std::string_view PythonCells::text_of(py::handle cell) {
  PyObject* const object = cell.ptr();
  if (PyUnicode_Check(object) != 0) return buffer_.encode(cell);
  if (PyBytes_Check(object) != 0) {
    return {PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))};
  }
  if (PyFloat_Check(object) != 0 || dtype_kind(cell) == "f") {
    number_ = detail::number_text(py::float_(py::reinterpret_borrow<py::object>(cell)).cast<double>());
    return number_;
  }
  const py::str text(cell);
  number_ = buffer_.encode(text);
  return number_;
}

void PythonCells::write_list(StoryField field, py::handle cell) {
  items_.clear();
  for (const py::handle item : cell) {
    if (!item.is_none() && (is_text(item) || !is_missing(item))) items_.emplace_back(text_of(item));
  }
  writer_.list(field, {items_.begin(), items_.end()});
}

void PythonCells::write_moment(py::handle cell, StoryField field) {
  const Timestamp moment = timestamp_of(cell);
  if (in_range(moment.seconds)) {
    writer_.moment(field, moment);
  } else {
    writer_.problem(py::str(cell).cast<std::string>());
  }
}

std::optional<std::string> date_text(py::handle cell) {
  if (is_text(cell) || is_list(cell)) return std::nullopt;
  if (cell.is_none() || is_missing(cell)) return "";
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  const bool of_numpy = dtype_kind(cell) == "M";
  const auto date = of_numpy ? date_of(cell) : py::reinterpret_borrow<py::object>(cell);
  const bool is_date = PyDate_Check(date.ptr()) != 0;  // NumPy's of other years become numbers
  if (!is_date && !of_numpy) return std::nullopt;
  const Timestamp moment = is_date ? timestamp_of(date) : Timestamp{};
  if (!is_date || !in_range(moment.seconds)) {
    throw py::value_error("a date must be of the years 1 to 9999, got " + py::str(cell).cast<std::string>());
  }
  return to_text(moment);
}

void PythonCells::write(StoryField field, py::handle cell) {
  if (cell.is_none()) return;
  if (is_text(cell)) return writer_.text(field, text_of(cell));
  if (is_list(cell)) return write_list(field, cell);
  if (is_missing(cell)) return;
  if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
  if (PyDate_Check(cell.ptr()) != 0) return write_moment(cell, field);
  if (dtype_kind(cell) == "M") return write(field, date_of(cell));
  writer_.text(field, text_of(cell));
}

PythonColumn::PythonColumn(StoryField field, py::handle column) : field_(field) {
  if (is_text(column)) {
    throw py::type_error("column '" + std::string(name_of(field)) + "' must be a sequence of cells, got " +
                         name_of_type(column));
  }
  moments_ = field == StoryField::published && dtype_kind(column) == "M";
  if (moments_) {
    const py::object array =
        py::hasattr(column, "to_numpy") ? column.attr("to_numpy")() : py::reinterpret_borrow<py::object>(column);
    days_ = dtype_kind(array) == "M" && is_of_days(array);
    seconds_ = moments_of(column).attr("view")("int64");
    size_ = static_cast<std::size_t>(seconds_.size());
  } else {
    cells_ = cells_of(column);
    size_ = py::len(cells_);
  }
}

std::size_t PythonColumn::bytes() const {
  std::size_t bytes = 0;
  for (std::size_t row = 0; !moments_ && row < size_; ++row) {
    const py::handle cell = PySequence_Fast_GET_ITEM(cells_.ptr(), static_cast<py::ssize_t>(row));
    if (is_text(cell)) bytes += py::len(cell);
  }
  return bytes + bytes / 50;  // for characters of more than one byte, and blank lines
}

void PythonColumn::write_moment(CellWriter& writer, std::size_t row) const {
  const std::int64_t seconds = seconds_.data()[row];
  if (seconds == detail::no_moment) return;
  if (in_range(seconds)) {
    writer.moment(field_, {.seconds = seconds, .day_only = days_});
  } else {
    writer.problem(std::to_string(seconds) + " seconds since 1970");
  }
}

void PythonColumn::write(PythonCells& cells, CellWriter& writer, std::size_t row) const {
  if (moments_) return write_moment(writer, row);
  const auto position = static_cast<py::ssize_t>(row);
  if (position >= PySequence_Fast_GET_SIZE(cells_.ptr())) {
    throw std::invalid_argument("column '" + std::string(name_of(field_)) + "' got shorter while it was read");
  }
  cells.write(field_, py::reinterpret_borrow<py::object>(PySequence_Fast_GET_ITEM(cells_.ptr(), position)));
}

std::vector<PythonColumn> columns_of(const py::dict& columns) {
  std::vector<PythonColumn> result;
  for (const auto& [name, column] : columns) {
    if (!column.is_none()) result.emplace_back(detail::field_named(py::str(name).cast<std::string>()), column);
  }
  std::ranges::sort(result, {}, &PythonColumn::field);
  const bool equal = std::ranges::all_of(result, [&](const auto& c) { return c.size() == result[0].size(); });
  if (equal) return result;
  std::string sizes;
  for (const PythonColumn& column : result) {
    sizes.append(sizes.empty() ? "" : ", ").append(name_of(column.field())).append(" ");
    sizes += std::to_string(column.size());
  }
  throw std::invalid_argument("columns have different lengths: " + sizes);
}

}  // namespace tidings::bindings
