#include "bindings/arrow_texts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace tidings::bindings {
namespace py = pybind11;
namespace {

using detail::ArrowArray;
using detail::ArrowArrayStream;
using detail::ArrowSchema;
using detail::Owned;

template <class Struct>
Owned<Struct> taken(const py::handle& capsule, const char* name) {
  void* const pointer = PyCapsule_GetPointer(capsule.ptr(), name);
  if (pointer == nullptr) throw py::error_already_set();
  return Owned<Struct>(*static_cast<Struct*>(pointer));
}

void check_format(const ArrowSchema& schema) {
  constexpr std::array<std::string_view, 6> strings{"u", "U", "vu", "z", "Z", "vz"};
  if (std::ranges::find(strings, schema.format) != strings.end()) return;
  throw py::type_error(std::string("texts must be an Arrow array of strings, got one of the format \"") +
                       schema.format + "\"");
}

}  // namespace

bool ArrowTexts::is_arrow(py::handle object) {
  return py::hasattr(object, "__arrow_c_array__") || py::hasattr(object, "__arrow_c_stream__");
}

ArrowTexts::ArrowTexts(const py::object& source) {
  if (py::hasattr(source, "__arrow_c_array__")) {
    read_array(source);
  } else {
    read_stream(source);
  }
}

void ArrowTexts::read_array(const py::object& source) {
  const py::tuple capsules = source.attr("__arrow_c_array__")();
  schema_ = taken<ArrowSchema>(capsules[0], "arrow_schema");
  check_format(*schema_);
  append(taken<ArrowArray>(capsules[1], "arrow_array"));
}

void ArrowTexts::read_stream(const py::object& source) {
  const py::object capsule = source.attr("__arrow_c_stream__")();
  Owned<ArrowArrayStream> stream = taken<ArrowArrayStream>(capsule, "arrow_array_stream");
  const auto check = [&](int error) {
    if (error == 0) return;
    const char* message = stream->get_last_error(stream.get());
    throw py::value_error(std::string("Arrow stream: ") + (message == nullptr ? "it can't be read" : message));
  };
  check(stream->get_schema(stream.get(), schema_.get()));
  check_format(*schema_);
  while (true) {
    Owned<ArrowArray> array;
    check(stream->get_next(stream.get(), array.get()));
    if (array.released()) return;
    append(std::move(array));
  }
}

void ArrowTexts::append(Owned<ArrowArray> array) {
  arrays_.push_back(std::make_unique<Owned<ArrowArray>>(std::move(array)));
  const ArrowArray& kept = **arrays_.back();
  const std::unique_ptr<detail::ArrowCells> cells = detail::cells_of(*schema_, kept, "texts");
  std::string unused;
  for (std::size_t row = 0; row < static_cast<std::size_t>(kept.length); ++row) {
    if (cells->missing(row)) {
      throw py::value_error("texts[" + std::to_string(views_.size()) +
                            "] is missing: np.nan is an invalid document, expected byte or unicode string.");
    }
    views_.push_back(cells->text(row, unused));
  }
}

}  // namespace tidings::bindings
