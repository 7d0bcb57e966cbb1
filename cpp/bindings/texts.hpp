/// @file
/// Python's strings as the core's texts.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/arrow_texts.hpp"
#include "tidings/text/texts.hpp"

namespace tidings::bindings {

/// The memory of a str or bytes, which can be read without the GIL while somebody keeps the object alive.
class PythonText {
 public:
  /// @param name what to call it in an error, asked for only then
  /// @throws TypeError that names the type of an object that is neither
  PythonText(pybind11::handle text, const std::function<std::string()>& name);
  explicit PythonText(std::string_view utf8) : data_(utf8.data()), size_(utf8.size()) {}

  /// Its UTF-8, in `scratch` unless Python holds it so. A lone surrogate becomes an ill-formed sequence, which the core
  /// then replaces or refuses.
  [[nodiscard]] std::string_view read(std::string& scratch) const;

 private:
  const void* data_;
  std::size_t size_;      ///< in units
  std::size_t unit_ = 0;  ///< bytes of a code unit: 1 for Latin-1, 2, 4; 0 for UTF-8
};

/// The texts of a corpus, of an Arrow array or column of strings, or of an iterable of str or bytes. Keeps the objects
/// alive.
class TextArguments : public TextReader {
 public:
  /// @throws TypeError that names the position and the type of an item that is neither
  explicit TextArguments(const pybind11::iterable& texts);

  [[nodiscard]] std::size_t size() const override { return texts_.size(); }
  [[nodiscard]] std::string_view read(std::size_t i, std::string& scratch) const override {
    return texts_[i].read(scratch);
  }

 private:
  std::vector<pybind11::object> owners_;
  std::unique_ptr<ArrowTexts> arrow_;
  std::vector<PythonText> texts_;
};

/// One text that a caller gave. Keeps the object alive.
class TextArgument {
 public:
  explicit TextArgument(pybind11::object text)
      : owner_(std::move(text)), view_(PythonText(owner_, [] { return "text"; }).read(scratch_)) {}
  TextArgument(const TextArgument&) = delete;
  TextArgument& operator=(const TextArgument&) = delete;

  [[nodiscard]] std::string_view view() const { return view_; }

 private:
  pybind11::object owner_;
  std::string scratch_;
  std::string_view view_;
};

}  // namespace tidings::bindings
