/// @file
/// The type of number that the facade names.
#pragma once

#include <pybind11/pybind11.h>

#include <string>

#include "bindings/matrices.hpp"

namespace tidings::bindings {

/// Calls work(Real{}) with the type that the dtype names.
template <class Work>
CsrTuple with_dtype(const std::string& dtype, const Work& work) {
  if (dtype == "float32") return work(float{});
  if (dtype == "float64") return work(double{});
  throw pybind11::value_error("dtype must be float32 or float64, got " + dtype);
}

}  // namespace tidings::bindings
