#include "bindings/texts.hpp"

#include <algorithm>

#include "bindings/transcoding.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::bindings {
namespace py = pybind11;

PythonText::PythonText(py::handle text, const std::function<std::string()>& name) {
  PyObject* object = text.ptr();
  if (PyBytes_Check(object) != 0) {
    data_ = PyBytes_AS_STRING(object);
    size_ = static_cast<std::size_t>(PyBytes_GET_SIZE(object));
  } else if (PyUnicode_Check(object) != 0) {
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(object) != 0) throw py::error_already_set();
#endif
    data_ = PyUnicode_DATA(object);
    size_ = static_cast<std::size_t>(PyUnicode_GET_LENGTH(object));
    unit_ = PyUnicode_IS_ASCII(object) != 0 ? 0 : static_cast<std::size_t>(PyUnicode_KIND(object));
  } else if (PyFloat_Check(object) != 0) {  // what pandas has for a missing text
    throw py::value_error(name() + ": np.nan is an invalid document, expected byte or unicode string.");
  } else {
    throw py::type_error(name() + " must be str or bytes, got " + Py_TYPE(object)->tp_name);
  }
}

std::string_view PythonText::read(std::string& scratch) const {
  switch (unit_) {
    case 1:
      return to_utf8(static_cast<const Py_UCS1*>(data_), size_, scratch);
    case 2:
      return to_utf8(static_cast<const Py_UCS2*>(data_), size_, scratch);
    case 4:
      return to_utf8(static_cast<const Py_UCS4*>(data_), size_, scratch);
    default:
      return {static_cast<const char*>(data_), size_};
  }
}

TextArguments::TextArguments(const py::iterable& texts) {
  if (py::isinstance<py::str>(texts) || py::isinstance<py::bytes>(texts)) {
    throw py::type_error("texts must be an iterable of str or bytes, got a single one: put it in a list");
  }
  if (py::isinstance<Corpus>(texts)) {
    for (const std::string_view text : texts.cast<const Corpus&>().texts()) texts_.emplace_back(text);
    owners_.push_back(texts);
    return;
  }
  if (ArrowTexts::is_arrow(texts)) {
    arrow_ = std::make_unique<ArrowTexts>(texts);
    for (const std::string_view text : arrow_->views()) texts_.emplace_back(text);
    return;
  }
  constexpr std::size_t most = std::size_t{1} << 20U;  // whatever an iterator promises
  texts_.reserve(std::min(py::len_hint(texts), most));
  owners_.reserve(texts_.capacity());
  for (const py::handle text : texts) {
    texts_.emplace_back(text, [&] { return "texts[" + std::to_string(texts_.size()) + "]"; });
    owners_.push_back(py::reinterpret_borrow<py::object>(text));
  }
}

}  // namespace tidings::bindings
