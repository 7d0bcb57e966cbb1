/// @file
/// Words that say the same to a reader.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace tidings::detail {

/// Whether two words are equal, or begin alike, as "china" and "chinese", "elect" and "election" do: with at least four
/// bytes that are three quarters of the shorter one.
[[nodiscard]] inline bool near_words(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  return common >= 4 && 4 * common >= 3 * shorter;
}

}  // namespace tidings::detail
