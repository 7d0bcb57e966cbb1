#include "text/utf16_text.hpp"

#include <unicode/utf16.h>

#include "text/code_points.hpp"

namespace tidings {

void Utf16Text::assign(std::string_view text) {
  constexpr char16_t replacement = 0xFFFD;
  constexpr std::uint32_t last_of_one_unit = 0xFFFF;
  if (units_.size() < text.size()) units_.resize(text.size());
  if (bytes_.size() <= text.size()) bytes_.resize(text.size() + 1);
  char16_t* const units = units_.data();
  std::uint32_t* const bytes = bytes_.data();
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) {
    bytes[n] = static_cast<std::uint32_t>(at);
    const std::int32_t code = next_code_point(text, at);
    if (static_cast<std::uint32_t>(code) <= last_of_one_unit) {
      units[n] = static_cast<char16_t>(code);
    } else if (code < 0) {
      units[n] = replacement;
    } else {
      bytes[n + 1] = bytes[n];
      units[n++] = U16_LEAD(code);
      units[n] = U16_TRAIL(code);
    }
  }
  bytes[n] = static_cast<std::uint32_t>(text.size());
  string_.setTo(false, units, static_cast<std::int32_t>(n));
}

}  // namespace tidings
