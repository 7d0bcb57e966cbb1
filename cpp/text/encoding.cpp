#include "tidings/text/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/charset_detection.hpp"
#include "text/conversion.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The longer marks first: UTF-32LE's begins with UTF-16LE's.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{{{byte_order_mark, "UTF-8"},
                                                                              {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                                              {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                                              {"\xFF\xFE"sv, "UTF-16LE"},
                                                                              {"\xFE\xFF"sv, "UTF-16BE"}}};

/// "UTF-16LE" or "UTF-16BE" where most characters have a NUL, nearly all of them on the same side; else empty.
std::string_view find_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 4096) / 2 * 2);
  std::array<std::size_t, 2> nuls{};
  for (std::size_t at = 0; at < head.size(); ++at) nuls.at(at % 2) += head[at] == '\0' ? 1U : 0U;
  const auto [least, most] = std::minmax(nuls[0], nuls[1]);
  if (most < 4 || most <= head.size() / 4 || least > most / 16) return {};
  return nuls[1] == most ? "UTF-16LE" : "UTF-16BE";
}

std::string find_encoding(std::string_view bytes) {
  for (const auto& [mark, name] : marks) {
    if (bytes.starts_with(mark)) return std::string(name);
  }
  if (const std::string_view utf16 = find_utf16(bytes); !utf16.empty()) return std::string(utf16);
  return find_ill_formed(bytes) ? detect_charset(bytes) : "UTF-8";
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view encoding) {
  const std::string name = preferred_name(encoding.empty() ? find_encoding(bytes) : std::string(encoding));
  WellFormed result = name == "UTF-8" ? replace_ill_formed(bytes) : convert(bytes, name);
  if (result.text.starts_with(byte_order_mark)) result.text.erase(0, byte_order_mark.size());
  return {std::move(result.text), name, result.replaced};
}

}  // namespace tidings
