/// @file
/// Many strings in one buffer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

/// Strings that lie in one buffer, one after the other: an end for each instead of a std::string.
class StringList {
 public:
  void push_back(std::string_view string) {
    buffer_ += string;
    ends_.push_back(buffer_.size());
  }

  /// The string at that position. Valid until the next push_back.
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return std::string_view(buffer_).substr(begin, ends_[i] - begin);
  }

  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  /// All strings, joined.
  [[nodiscard]] const std::string& bytes() const { return buffer_; }

  void reserve(std::size_t n_strings, std::size_t n_bytes) {
    ends_.reserve(n_strings);
    buffer_.reserve(n_bytes);
  }

  [[nodiscard]] bool operator==(const StringList&) const = default;

 private:
  std::string buffer_;
  std::vector<std::size_t> ends_;  ///< of string i in the buffer; it begins where the one before it ends
};

}  // namespace tidings
