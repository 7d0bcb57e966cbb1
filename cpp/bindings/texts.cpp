#include "bindings/texts.hpp"

#include <string>

#include "tidings/stories/corpus.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

std::string_view view_of(py::handle bytes) {
  return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

/// The string's UTF-8. A lone surrogate becomes an ill-formed sequence, which the core then replaces or refuses.
py::object encode(py::handle text) {
  auto encoded = py::reinterpret_steal<py::object>(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "surrogatepass"));
  if (!encoded) throw py::error_already_set();
  return encoded;
}

}  // namespace

TextArguments::TextArguments(const py::iterable& texts) {
  if (py::isinstance<py::str>(texts) || py::isinstance<py::bytes>(texts)) {
    throw py::type_error("texts must be an iterable of str or bytes, got a single one: put it in a list");
  }
  if (py::isinstance<Corpus>(texts)) {
    views_ = texts.cast<const Corpus&>().texts();
    owners_.push_back(texts);
    return;
  }
  for (const py::handle text : texts) add(text);
}

void TextArguments::add(py::handle text) {
  if (PyUnicode_Check(text.ptr()) != 0 && PyUnicode_IS_ASCII(text.ptr()) != 0) {
    owners_.push_back(py::reinterpret_borrow<py::object>(text));
    views_.emplace_back(static_cast<const char*>(PyUnicode_DATA(text.ptr())),
                        static_cast<std::size_t>(PyUnicode_GET_LENGTH(text.ptr())));
  } else if (PyUnicode_Check(text.ptr()) != 0 || PyBytes_Check(text.ptr()) != 0) {
    owners_.push_back(PyUnicode_Check(text.ptr()) != 0 ? encode(text) : py::reinterpret_borrow<py::object>(text));
    views_.push_back(view_of(owners_.back()));
  } else {
    throw py::type_error("texts[" + std::to_string(views_.size()) + "] must be str or bytes, got " +
                         Py_TYPE(text.ptr())->tp_name);
  }
}

}  // namespace tidings::bindings
