/// @file
/// Texts in somebody else's memory.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

/// Texts that are not at hand as UTF-8, but can be made so one at a time.
class TextReader {
 public:
  TextReader() = default;
  TextReader(const TextReader&) = delete;
  TextReader& operator=(const TextReader&) = delete;
  virtual ~TextReader() = default;

  [[nodiscard]] virtual std::size_t size() const = 0;

  /// Text i as UTF-8. Called from several threads at once.
  /// @param scratch memory that it may use; the view is valid until it is used again
  [[nodiscard]] virtual std::string_view read(std::size_t i, std::string& scratch) const = 0;
};

/// Texts that others keep, for as long as they do: UTF-8 in memory, or what a TextReader reads.
class Texts {
 public:
  Texts(std::span<const std::string_view> views) : views_(views) {}     // NOLINT(google-explicit-constructor)
  Texts(const std::vector<std::string_view>& views) : views_(views) {}  // NOLINT(google-explicit-constructor)
  Texts(const TextReader& reader) : reader_(&reader) {}                 // NOLINT(google-explicit-constructor)

  [[nodiscard]] std::size_t size() const { return reader_ == nullptr ? views_.size() : reader_->size(); }

  /// As TextReader::read.
  [[nodiscard]] std::string_view read(std::size_t i, std::string& scratch) const {
    return reader_ == nullptr ? views_[i] : reader_->read(i, scratch);
  }

 private:
  std::span<const std::string_view> views_;
  const TextReader* reader_ = nullptr;
};

}  // namespace tidings
