/// @file
/// Arguments of constructors, told apart by name.
#pragma once

#include <pybind11/pybind11.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

namespace tidings::bindings {

/// Python's form of a value, cut where it is long.
inline std::string short_repr(pybind11::handle value) {
  constexpr std::size_t longest = 80;
  const auto text = pybind11::repr(value);
  if (pybind11::len(text) <= longest) return text.cast<std::string>();
  return text[pybind11::slice(0, longest, 1)].cast<std::string>() + "...";
}

/// Whether pybind11 may convert a value. It takes bytes for text, and sets, which have no order, for lists.
template <class Value>
bool is_ordered_text(pybind11::handle value) {
  if constexpr (std::is_same_v<Value, std::string>) {
    return pybind11::isinstance<pybind11::str>(value);
  } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
    if (!pybind11::isinstance<pybind11::sequence>(value) || pybind11::isinstance<pybind11::str>(value)) return false;
    const auto is_text = [](pybind11::handle item) { return pybind11::isinstance<pybind11::str>(item); };
    return std::all_of(value.begin(), value.end(), is_text);
  }
  return true;
}

/// The value of an argument.
/// @param expected "a str"
/// @throws TypeError with the argument's name, what it must be, and the value
template <class Value>
Value argument(const std::string& name, pybind11::handle value, const char* expected) {
  try {
    if (is_ordered_text<Value>(value)) return value.cast<Value>();
  } catch (const pybind11::cast_error&) {  // told below
  } catch (const pybind11::reference_cast_error&) {
  }
  throw pybind11::type_error(name + " must be " + expected + ", got " + short_repr(value));
}

}  // namespace tidings::bindings
