/// @file
/// Python's strings as the core's texts.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>
#include <vector>

namespace tidings::bindings {

/// The UTF-8 of a corpus's texts, or of a sequence of str or bytes, without a copy where Python holds it so. Keeps the
/// objects alive.
class TextArguments {
 public:
  /// @throws TypeError that names the position and the type of an item that is neither
  explicit TextArguments(const pybind11::iterable& texts);

  [[nodiscard]] const std::vector<std::string_view>& views() const { return views_; }

 private:
  void add(pybind11::handle text);

  std::vector<pybind11::object> owners_;
  std::vector<std::string_view> views_;
};

}  // namespace tidings::bindings
