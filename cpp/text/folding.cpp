#include "text/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>

#include "text/icu.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

constexpr std::string_view typographic_apostrophe = "\xE2\x80\x99";

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  check_icu(status, "NFC");
  return *instance;
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

bool is_ascii(std::string_view text) {
  return first_not_ascii(text) == text.size();
}

char fold_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string fold_unicode(std::string_view word) {
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(word), sink, nullptr, status);
  check_icu(status, "case folding");
  return folded;
}

void straighten_apostrophes(std::string& word) {
  for (std::size_t at = word.find(typographic_apostrophe); at != std::string::npos;
       at = word.find(typographic_apostrophe, at + 1)) {
    word.replace(at, typographic_apostrophe.size(), "'");
  }
}

}  // namespace

bool is_nfc(std::string_view text) {
  if (is_ascii(text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  const bool normalized = nfc().isNormalizedUTF8(piece(text), status) != 0;
  check_icu(status, "isNormalizedUTF8");
  return normalized;
}

std::string to_nfc(std::string_view text, icu::Edits* edits) {
  std::string normalized;
  icu::StringByteSink<std::string> sink(&normalized);
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece(text), sink, edits, status);
  check_icu(status, "normalizeUTF8");
  return normalized;
}

void append_folded(std::string_view word, bool fold_case, std::string& out) {
  if (is_ascii(word)) {
    const std::size_t begin = out.size();
    out += word;
    if (fold_case) std::ranges::transform(word, out.begin() + static_cast<std::ptrdiff_t>(begin), fold_ascii);
    return;
  }
  std::string folded = fold_case ? fold_unicode(word) : std::string(word);
  straighten_apostrophes(folded);
  out += is_nfc(folded) ? folded : to_nfc(folded);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace tidings
