/// @file
/// Normalisation and case folding of UTF-8, as ICU does them.
#pragma once

#include <unicode/edits.h>

#include <string>
#include <string_view>

namespace tidings {

/// Whether the text is in Normalization Form C. Ill-formed sequences count as normalised.
[[nodiscard]] bool is_nfc(std::string_view text);

/// The text in Normalization Form C; ill-formed sequences stay as they are.
/// @param edits if given, receives the map between the offsets of both texts
[[nodiscard]] std::string to_nfc(std::string_view text, icu::Edits* edits = nullptr);

/// Appends the word to `out`, case-folded if asked, with U+0027 for U+2019, in NFC.
/// @param word well-formed and in NFC
void append_folded(std::string_view word, bool fold_case, std::string& out);

/// The number of code points in well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace tidings
