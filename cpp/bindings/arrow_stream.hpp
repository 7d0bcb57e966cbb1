/// @file
/// Arrow's streams in Python: capsules with the name "arrow_array_stream".
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <vector>

#include "stories/arrow_reader.hpp"

namespace tidings::bindings {

/// A stream that can be read once. Its columns can be asked for before.
class ArrowStream {
 public:
  /// @param source an object with __arrow_c_stream__, or a capsule
  /// @throws TypeError if it is neither
  explicit ArrowStream(const pybind11::object& source);
  explicit ArrowStream(detail::Owned<detail::ArrowArrayStream> stream);

  /// The columns' names.
  [[nodiscard]] const std::vector<std::string>& names();

  /// The stream as a capsule; then there is no more to read here.
  /// @throws ValueError if it was read before, as reader() does
  [[nodiscard]] pybind11::capsule capsule();

  /// What reads the stream; it is taken away.
  [[nodiscard]] detail::ArrowReader reader();

 private:
  void open();

  detail::Owned<detail::ArrowArrayStream> stream_;
  std::unique_ptr<detail::ArrowReader> reader_;
  std::vector<std::string> names_;
};

}  // namespace tidings::bindings
