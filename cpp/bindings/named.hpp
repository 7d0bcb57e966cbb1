/// @file
/// Names that the facade gives for values.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

#include "text/option_names.hpp"

namespace tidings::bindings {

/// The value of a name.
template <class Value, std::size_t n>
Value named(const detail::Names<Value, n>& names, const std::string& name) {
  const auto value = detail::value_named(names, name);
  if (!value) throw pybind11::value_error("there is no option " + name);
  return *value;
}

}  // namespace tidings::bindings
