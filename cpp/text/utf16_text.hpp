/// @file
/// Text as ICU reads it quickest. Private to the library.
#pragma once

#include <unicode/unistr.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tidings {

/// A text in UTF-16, and where each unit of it comes from. Meant to be used again and again, so that its memory is.
class Utf16Text {
 public:
  /// @param text UTF-8 of less than 2^31 bytes; an ill-formed sequence becomes U+FFFD
  void assign(std::string_view text);

  /// The text. Valid until the next assign.
  [[nodiscard]] const icu::UnicodeString& string() const { return string_; }

  /// The byte of the original that unit i comes from; its size for the end.
  [[nodiscard]] std::size_t byte_of(std::int32_t i) const { return bytes_[static_cast<std::size_t>(i)]; }

 private:
  std::vector<char16_t> units_;
  std::vector<std::uint32_t> bytes_;
  icu::UnicodeString string_;  ///< reads units_
};

}  // namespace tidings
