#include "tidings/text/script.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>

namespace tidings {
namespace {

constexpr std::size_t longest_prefix = 65536;

/// Letters by their script.
class Counts {
 public:
  std::size_t& operator[](UScriptCode script) { return counts_.at(static_cast<std::size_t>(script)); }
  [[nodiscard]] std::size_t size() const { return counts_.size(); }

 private:
  std::array<std::size_t, USCRIPT_CODE_LIMIT> counts_{};
};

bool is_ascii_letter(UChar32 code) {
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

UScriptCode script_of(UChar32 code) {
  if (code < 0x80) return is_ascii_letter(code) ? USCRIPT_LATIN : USCRIPT_COMMON;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = u_isalpha(code) != 0 ? uscript_getScript(code, &status) : USCRIPT_COMMON;
  const bool counts = U_SUCCESS(status) != 0 && script > USCRIPT_INHERITED && script < USCRIPT_CODE_LIMIT;
  return counts ? script : USCRIPT_COMMON;
}

Counts count_letters(std::string_view text) {
  Counts counts;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());  // NOLINT: what ICU's macro reads
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 code = 0;
    U8_NEXT(bytes, at, size, code);  // NOLINT: ICU's macro
    if (code >= 0) ++counts[script_of(code)];
  }
  counts[USCRIPT_COMMON] = 0;
  return counts;
}

/// Puts the scripts of East Asia under the code of the writing system that mixes them.
void join_east_asian(Counts& counts) {
  const std::size_t kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
  const std::size_t han = counts[USCRIPT_HAN];
  const std::size_t hangul = counts[USCRIPT_HANGUL];
  const std::size_t all = kana + han + hangul;
  for (const auto part : {USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HAN, USCRIPT_HANGUL}) counts[part] = 0;
  const bool japanese = kana > 0 && 10 * kana >= all;
  const UScriptCode other = hangul > han ? USCRIPT_KOREAN : USCRIPT_HAN;
  counts[japanese ? USCRIPT_JAPANESE : other] = all;
}

std::map<std::string_view, std::size_t> by_code(Counts& counts) {
  std::map<std::string_view, std::size_t> named;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto script = static_cast<UScriptCode>(i);
    if (counts[script] > 0) named[uscript_getShortName(script)] = counts[script];
  }
  return named;
}

}  // namespace

std::string main_script(std::string_view text) {
  Counts counts = count_letters(text.substr(0, longest_prefix));
  join_east_asian(counts);
  const auto named = by_code(counts);
  const auto most = std::ranges::max_element(named, {}, &std::pair<const std::string_view, std::size_t>::second);
  return most == named.end() ? "Zyyy" : std::string(most->first);
}

}  // namespace tidings
