/// @file
/// Arrow's arrays of strings as texts, without a copy.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string_view>
#include <vector>

#include "stories/arrow_abi.hpp"
#include "stories/arrow_cells.hpp"

namespace tidings::bindings {

/// Views into the memory of an array, or of the arrays of a stream, for as long as this lives.
class ArrowTexts {
 public:
  /// Whether an object is an Arrow array or a column of one.
  [[nodiscard]] static bool is_arrow(pybind11::handle object);

  /// @throws TypeError if it does not hold strings or bytes
  /// @throws ValueError with the position of a text that is missing
  explicit ArrowTexts(const pybind11::object& source);

  [[nodiscard]] const std::vector<std::string_view>& views() const { return views_; }

 private:
  void read_array(const pybind11::object& source);
  void read_stream(const pybind11::object& source);
  void append(detail::Owned<detail::ArrowArray> array);

  detail::Owned<detail::ArrowSchema> schema_;
  std::vector<std::unique_ptr<detail::Owned<detail::ArrowArray>>> arrays_;
  std::vector<std::string_view> views_;
};

}  // namespace tidings::bindings
