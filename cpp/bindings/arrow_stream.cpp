#include "bindings/arrow_stream.hpp"

#include <pybind11/stl.h>

#include <stdexcept>
#include <utility>

#include "bindings/register.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

using detail::ArrowArrayStream;
using detail::ArrowReader;
using detail::Owned;

constexpr const char* capsule_name = "arrow_array_stream";

py::object capsule_of(const py::object& source) {
  if (PyCapsule_IsValid(source.ptr(), capsule_name) != 0) return source;
  if (!py::hasattr(source, "__arrow_c_stream__")) {
    throw py::type_error(std::string("no Arrow stream: ") + Py_TYPE(source.ptr())->tp_name +
                         " has no __arrow_c_stream__");
  }
  return source.attr("__arrow_c_stream__")();
}

Owned<ArrowArrayStream> stream_of(const py::object& source) {
  const py::object capsule = capsule_of(source);
  void* const pointer = PyCapsule_GetPointer(capsule.ptr(), capsule_name);
  if (pointer == nullptr) throw py::error_already_set();
  return Owned<ArrowArrayStream>(*static_cast<ArrowArrayStream*>(pointer));
}

/// Frees the struct, and what it holds if nobody took that.
void free_capsule(PyObject* capsule) {
  delete static_cast<Owned<ArrowArrayStream>*>(PyCapsule_GetContext(capsule));  // NOLINT: see capsule()
}

}  // namespace

ArrowStream::ArrowStream(const py::object& source) : stream_(stream_of(source)) {}

ArrowStream::ArrowStream(Owned<ArrowArrayStream> stream) : stream_(std::move(stream)) {}

void ArrowStream::open() {
  if (reader_) return;
  if (stream_.released()) throw std::invalid_argument("the Arrow stream was read before");
  const py::gil_scoped_release release;
  reader_ = std::make_unique<ArrowReader>(*stream_.get());
}

const std::vector<std::string>& ArrowStream::names() {
  if (names_.empty()) {
    open();
    names_ = reader_->names();
  }
  return names_;
}

ArrowReader ArrowStream::reader() {
  open();
  return std::move(*std::exchange(reader_, nullptr));
}

py::capsule ArrowStream::capsule() {
  if (reader_) stream_ = std::move(*std::exchange(reader_, nullptr)).take_stream();
  if (stream_.released()) throw std::invalid_argument("the Arrow stream was read before");
  auto owned = std::make_unique<Owned<ArrowArrayStream>>(std::move(stream_));
  py::capsule capsule(owned->get(), capsule_name, &free_capsule);
  if (PyCapsule_SetContext(capsule.ptr(), owned.get()) != 0) throw py::error_already_set();
  static_cast<void>(owned.release());
  return capsule;
}

void register_arrow(py::module_& module) {
  py::class_<ArrowStream>(module, "ArrowStream")
      .def(py::init<const py::object&>(), py::arg("source"))
      .def_property_readonly("names", &ArrowStream::names)
      .def(
          "__arrow_c_stream__", [](ArrowStream& self, const py::object&) { return self.capsule(); },
          py::arg("requested_schema") = py::none());
}

}  // namespace tidings::bindings
