#include "bindings/python_text.hpp"

namespace tidings::bindings {
namespace py = pybind11;
namespace {

constexpr std::size_t block = 32;

/// Copies a block of ASCII; false, with nothing of use copied, if it holds anything else.
template <class Unit>
bool copy_ascii(const Unit* units, char* out) {
  Unit any = 0;  // of the units' own type, so that compilers make vectors of it
  for (std::size_t i = 0; i < block; ++i) {
    any = static_cast<Unit>(any | units[i]);
    out[i] = static_cast<char>(units[i]);
  }
  return any < 0x80;
}

char continuation(unsigned bits) {
  return static_cast<char>(0x80U | (bits & 0x3FU));
}

char* write(char* out, unsigned code) {
  if (code < 0x80) {
    *out++ = static_cast<char>(code);
    return out;
  }
  if (code < 0x800) {
    *out++ = static_cast<char>(0xC0U | (code >> 6U));
  } else {
    if (code < 0x10000) {
      *out++ = static_cast<char>(0xE0U | (code >> 12U));
    } else {
      *out++ = static_cast<char>(0xF0U | (code >> 18U));
      *out++ = continuation(code >> 12U);
    }
    *out++ = continuation(code >> 6U);
  }
  *out++ = continuation(code);
  return out;
}

}  // namespace

template <class Unit>
std::string_view Utf8Buffer::encode_units(const Unit* units, std::size_t size) {
  constexpr std::size_t longest = sizeof(Unit) == 1 ? 2 : sizeof(Unit) == 2 ? 3 : 4;
  if (buffer_.size() < size * longest) buffer_.resize(size * longest);
  char* out = buffer_.data();
  for (std::size_t i = 0; i < size;) {
    if (size - i >= block && copy_ascii(units + i, out)) {
      i += block;
      out += block;
      continue;
    }
    while (i < size && units[i] < 0x80U) *out++ = static_cast<char>(units[i++]);
    for (; i < size && units[i] >= 0x80U; ++i) {
      const bool surrogate = units[i] >= 0xD800U && units[i] <= 0xDFFFU;
      replaced_ += surrogate ? 1 : 0;
      out = write(out, surrogate ? 0xFFFDU : units[i]);
    }
  }
  return {buffer_.data(), static_cast<std::size_t>(out - buffer_.data())};
}

std::string_view Utf8Buffer::encode(py::handle text) {
  PyObject* const str = text.ptr();
  if (PyUnicode_READY(str) != 0) throw py::error_already_set();
  const auto size = static_cast<std::size_t>(PyUnicode_GET_LENGTH(str));
  if (PyUnicode_IS_ASCII(str) != 0) return {static_cast<const char*>(PyUnicode_DATA(str)), size};
  switch (PyUnicode_KIND(str)) {
    case PyUnicode_1BYTE_KIND:
      return encode_units(PyUnicode_1BYTE_DATA(str), size);
    case PyUnicode_2BYTE_KIND:
      return encode_units(PyUnicode_2BYTE_DATA(str), size);
    default:
      return encode_units(PyUnicode_4BYTE_DATA(str), size);
  }
}

}  // namespace tidings::bindings
