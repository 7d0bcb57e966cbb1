/// @file
/// Many strings in one buffer.
#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidings {

/// Strings that lie in one buffer, one after the other: an end for each instead of a std::string.
class StringList {
 public:
  StringList() = default;

  /// @param bytes all strings, joined
  /// @param ends of each string in them
  /// @throws std::invalid_argument unless the ends ascend to the end of the bytes
  StringList(std::string bytes, std::vector<std::size_t> ends) : buffer_(std::move(bytes)), ends_(std::move(ends)) {
    if (!std::ranges::is_sorted(ends_) || (ends_.empty() ? 0 : ends_.back()) != buffer_.size()) {
      throw std::invalid_argument("a list of strings: the ends do not ascend to " + std::to_string(buffer_.size()) +
                                  " bytes");
    }
  }

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

  /// Where each string ends in them.
  [[nodiscard]] const std::vector<std::size_t>& ends() const { return ends_; }

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
