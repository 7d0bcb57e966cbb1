/// @file
/// Long work, called from Python: without the GIL, stopped by Ctrl-C, telling a callable how far it is.
#pragma once

#include <pybind11/pybind11.h>

#include <chrono>
#include <optional>
#include <utility>

#include "tidings/base/parallel.hpp"

namespace tidings::bindings {

/// Looks for Ctrl-C and calls `callback(done, total)`, both at most every 50 ms.
class PythonProgress : public Progress {
 public:
  /// @param callback a callable, or None
  explicit PythonProgress(pybind11::object callback) : callback_(std::move(callback)) {}

  void update(std::size_t done, std::size_t total) override {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_ && done != total) return;
    next_ = now + std::chrono::milliseconds(50);
    const pybind11::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) throw pybind11::error_already_set();
    if (!callback_.is_none()) callback_(done, total);
  }

 private:
  pybind11::object callback_;
  std::chrono::steady_clock::time_point next_;
};

/// Runs work(execution) without the GIL.
template <class Work>
auto run(int n_jobs, const pybind11::object& progress, const Work& work) {
  PythonProgress python_progress(progress);
  const Execution execution{.n_jobs = n_jobs, .progress = &python_progress};
  const pybind11::gil_scoped_release release;
  return work(execution);
}

}  // namespace tidings::bindings
