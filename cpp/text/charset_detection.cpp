#include "text/charset_detection.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "text/icu.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

constexpr std::size_t sample_size = 65536;
constexpr std::size_t context = 64;

/// Code pages that differ from a standard only in the bytes 0x80 to 0x9F, which the standard gives to controls.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> code_pages{{{"ISO-8859-1", "windows-1252"},
                                                                                   {"ISO-8859-2", "windows-1250"},
                                                                                   {"ISO-8859-7", "windows-1253"},
                                                                                   {"ISO-8859-8", "windows-1255"},
                                                                                   {"ISO-8859-9", "windows-1254"}}};

struct Close {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/// Back to white space, which is part of no character in any encoding that extends ASCII; not before `least`.
std::size_t window_begin(std::string_view bytes, std::size_t at, std::size_t least) {
  std::size_t begin = at - std::min(at - least, context);
  while (begin > least && !is_space(bytes[begin - 1]) && at - begin < 4 * context) --begin;
  return begin;
}

std::size_t window_end(std::string_view bytes, std::size_t at) {
  std::size_t end = std::min(at + context, bytes.size());
  while (end < bytes.size() && !is_space(bytes[end]) && end - at < 4 * context) ++end;
  return end;
}

/// The words around what is not ASCII, from the start on.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  std::size_t end = 0;
  for (std::size_t at = first_not_ascii(bytes); at < bytes.size(); at = first_not_ascii(bytes, end)) {
    const std::size_t begin = window_begin(bytes, at, end);
    if (begin > end) sample += ' ';
    end = window_end(bytes, at);
    sample.append(bytes, begin, end - begin);
    if (sample.size() >= sample_size) break;
  }
  return sample;
}

/// Whether sequences of several bytes are UTF-8 more often than not. A sequence that the end cuts off counts for
/// neither side. In other encodings such sequences are rare.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = first_not_ascii(bytes); at < bytes.size(); at = first_not_ascii(bytes, at)) {
    const Utf8Sequence sequence = utf8_sequence_at(bytes, at);
    good += sequence.well_formed ? 1U : 0U;
    at += sequence.length;
    bad += sequence.well_formed || at == bytes.size() ? 0U : 1U;
  }
  return good > bad;
}

bool has_controls(std::string_view bytes) {
  return std::ranges::any_of(bytes, [](char byte) { return (static_cast<unsigned char>(byte) & 0xE0U) == 0x80U; });
}

/// Unicode is found by other means; EBCDIC is no superset of ASCII.
bool is_candidate(std::string_view name) {
  return !name.starts_with("UTF-") && !name.starts_with("IBM4");
}

std::string ask_icu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  check_icu(status, "charset detector");
  std::int32_t found = 0;
  const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &found, &status);
  if (status == U_INVALID_CHAR_FOUND) return "windows-1252";  // ICU's word for "none"
  check_icu(status, "charset detection");
  for (std::int32_t i = 0; i < found; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    if (is_candidate(name)) return name;
  }
  return "windows-1252";
}

}  // namespace

std::string detect_charset(std::string_view bytes) {
  if (is_mostly_utf8(bytes)) return "UTF-8";
  const std::string name = ask_icu(sample_of(bytes));
  const auto* const page = std::ranges::find(code_pages, name, &std::pair<std::string_view, std::string_view>::first);
  return page != code_pages.end() && has_controls(bytes) ? std::string(page->second) : name;
}

}  // namespace tidings
