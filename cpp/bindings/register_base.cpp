#include "bindings/register.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::bindings {
namespace py = pybind11;

void register_base(py::module_& module) {
  py::register_exception<FileError>(module, "FileError", PyExc_ValueError).doc() =
      "A file that cannot be read or written, or is not what it should be. Names the path and the place.";
  module.def("thread_count", &thread_count, py::arg("n_jobs"), "The number of threads that n_jobs means here.");
}

}  // namespace tidings::bindings
