/// @file
/// Columns of Python objects as stories.
#pragma once

#include <pybind11/numpy.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/python_text.hpp"
#include "stories/cell_writer.hpp"

namespace tidings::bindings {

/// A date of Python's or NumPy's as ISO 8601, empty where it is missing (None, NaN, NaT, pandas.NA); none for what is
/// no date.
/// @throws ValueError if the year is outside of those that stories can have
[[nodiscard]] std::optional<std::string> date_text(pybind11::handle cell);

/// Writes Python objects into a table.
class PythonCells {
 public:
  explicit PythonCells(detail::CellWriter& writer) : writer_(writer) {}

  /// A str, bytes, number, date, list of such, or something that is missing: None, NaN, NaT, pandas.NA.
  void write(detail::StoryField field, pybind11::handle cell);

  [[nodiscard]] std::size_t replaced() const { return buffer_.replaced(); }

 private:
  void write_list(detail::StoryField field, pybind11::handle cell);
  void write_moment(pybind11::handle cell, detail::StoryField field);
  [[nodiscard]] std::string_view text_of(pybind11::handle cell);

  detail::CellWriter& writer_;
  Utf8Buffer buffer_;
  std::string number_;
  std::vector<std::string> items_;
};

/// One column, as from_columns is given it.
class PythonColumn {
 public:
  /// @throws TypeError if it is a single text or cannot be iterated over
  PythonColumn(detail::StoryField field, pybind11::handle column);

  [[nodiscard]] detail::StoryField field() const { return field_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// About the bytes that its texts will take; 0 where they are no texts.
  [[nodiscard]] std::size_t bytes() const;
  void write(PythonCells& cells, detail::CellWriter& writer, std::size_t row) const;

 private:
  void write_moment(detail::CellWriter& writer, std::size_t row) const;

  detail::StoryField field_;
  pybind11::object cells_;  ///< a list or a tuple
  pybind11::array_t<std::int64_t, pybind11::array::c_style | pybind11::array::forcecast> seconds_;
  bool moments_ = false;  ///< seconds_ in place of cells_
  bool days_ = false;     ///< their unit was the day
  std::size_t size_ = 0;
};

/// @param columns a dict from names of fields to columns, or None where there is none
/// @throws ValueError if columns are of different lengths, with their names, or a field is unknown
[[nodiscard]] std::vector<PythonColumn> columns_of(const pybind11::dict& columns);

}  // namespace tidings::bindings
