/// @file
/// Arguments of constructors, told apart by name.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

namespace tidings::bindings {

/// Python's form of a value, cut where it is long.
inline std::string short_repr(pybind11::handle value) {
  constexpr std::size_t longest = 80;
  const auto text = pybind11::repr(value);
  if (pybind11::len(text) <= longest) return text.cast<std::string>();
  return text[pybind11::slice(0, longest, 1)].cast<std::string>() + "...";
}

/// The value of an argument.
/// @param expected "a str"
/// @throws TypeError with the argument's name, what it must be, and the value
template <class Value>
Value argument(const std::string& name, pybind11::handle value, const char* expected) {
  try {
    return value.cast<Value>();
  } catch (const pybind11::cast_error&) {
    throw pybind11::type_error(name + " must be " + expected + ", got " + short_repr(value));
  }
}

}  // namespace tidings::bindings
