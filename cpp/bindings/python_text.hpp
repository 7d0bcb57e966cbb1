/// @file
/// A str's characters as UTF-8.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings::bindings {

/// UTF-8 of one str at a time, in a buffer that is used again. Nothing is left behind in the str, as
/// PyUnicode_AsUTF8AndSize would; lone surrogates become U+FFFD.
class Utf8Buffer {
 public:
  /// Valid until the next call, and as long as the str is.
  [[nodiscard]] std::string_view encode(pybind11::handle text);

  /// Lone surrogates so far.
  [[nodiscard]] std::size_t replaced() const { return replaced_; }

 private:
  template <class Unit>
  std::string_view encode_units(const Unit* units, std::size_t size);

  std::string buffer_;
  std::size_t replaced_ = 0;
};

}  // namespace tidings::bindings
