#include "text/folding.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "text/code_points.hpp"
#include "text/icu.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

constexpr std::string_view typographic_apostrophe = "\xE2\x80\x99";

const icu::Normalizer2& checked(const icu::Normalizer2* instance, UErrorCode status) {
  check_icu(status, "normalization data");
  return *instance;
}

/// @param form not none
const icu::Normalizer2& normalizer(Normalization form) {
  UErrorCode status = U_ZERO_ERROR;
  const bool compatible = form == Normalization::nfkc;
  return checked(compatible ? icu::Normalizer2::getNFKCInstance(status) : icu::Normalizer2::getNFCInstance(status),
                 status);
}

const icu::Normalizer2& compatibility_decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  return checked(icu::Normalizer2::getNFKDInstance(status), status);
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
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

std::string transformed(std::string_view text, const icu::Normalizer2& form, icu::Edits* edits = nullptr) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, piece(text), sink, edits, status);
  check_icu(status, "normalizeUTF8");
  return result;
}

/// Decomposes the text and drops its combining marks; folds what that brought to light.
std::string without_accents(std::string_view text, const FoldingRules& rules) {
  const std::string decomposed = transformed(text, compatibility_decomposition());
  std::string result;
  for (std::size_t at = 0; at < decomposed.size();) {
    const std::size_t begin = at;
    const UChar32 code = next_code_point(decomposed, at);
    const bool dropped = u_getCombiningClass(code) != 0 || (rules.accents == Accents::ascii && code >= 0x80);
    if (!dropped) result.append(decomposed, begin, at - begin);
  }
  return rules.fold_case ? fold_unicode(result) : result;
}

void straighten_apostrophes(std::string& word) {
  for (std::size_t at = word.find(typographic_apostrophe); at != std::string::npos;
       at = word.find(typographic_apostrophe, at + 1)) {
    word.replace(at, typographic_apostrophe.size(), "'");
  }
}

}  // namespace

bool is_normalized(std::string_view text, Normalization form) {
  if (form == Normalization::none || first_not_ascii(text) == text.size()) return true;
  UErrorCode status = U_ZERO_ERROR;
  const bool normalized = normalizer(form).isNormalizedUTF8(piece(text), status) != 0;
  check_icu(status, "isNormalizedUTF8");
  return normalized;
}

std::string normalized(std::string_view text, Normalization form, icu::Edits* edits) {
  if (form == Normalization::none) return std::string(text);
  return transformed(text, normalizer(form), edits);
}

void append_folded(std::string_view text, const FoldingRules& rules, std::string& out) {
  if (first_not_ascii(text) == text.size()) {
    const std::size_t begin = out.size();
    out += text;
    if (rules.fold_case) std::ranges::transform(text, out.begin() + static_cast<std::ptrdiff_t>(begin), fold_ascii);
    return;
  }
  std::string folded = rules.fold_case ? fold_unicode(text) : std::string(text);
  if (rules.straighten_apostrophes) straighten_apostrophes(folded);
  if (rules.accents != Accents::keep) folded = without_accents(folded, rules);
  out += is_normalized(folded, rules.normalization) ? folded : normalized(folded, rules.normalization);
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 code = next_code_point(text, at);
    if (code >= 0 && u_isalpha(code) != 0) return true;
  }
  return false;
}

}  // namespace tidings
