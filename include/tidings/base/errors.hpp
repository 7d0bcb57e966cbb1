/// @file
/// The library's error policy.
///
/// A caller's mistake is std::invalid_argument (std::out_of_range for a position), with the offending value in its
/// text. A file that cannot be read, or is not what it should be, is a FileError. Nothing aborts, exits or prints.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace tidings {

/// A file that cannot be read or written, or is not what it should be.
class FileError : public std::runtime_error {
 public:
  /// @param path the file, as the caller named it
  /// @param problem what is wrong and where: "no such file", "byte 12: ..."
  FileError(const std::string& path, const std::string& problem)
      : std::runtime_error(path + ": " + problem), path_(path) {}

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The shortest text that stands for this number and no other.
[[nodiscard]] std::string to_text(double value);

/// Checks a caller's argument.
/// @throws std::invalid_argument "name must be expectation, got value" unless ok
template <class Value>
void require(bool ok, const char* name, const char* expectation, const Value& value) {
  if (ok) return;
  std::string text;
  if constexpr (std::is_floating_point_v<Value>) {
    text = to_text(static_cast<double>(value));
  } else if constexpr (std::is_integral_v<Value>) {
    text = std::to_string(value);
  } else {
    text = value;
  }
  throw std::invalid_argument(std::string(name) + " must be " + expectation + ", got " + text);
}

}  // namespace tidings
