/// @file
/// Normalisation and case folding of UTF-8, as ICU does them.
#pragma once

#include <unicode/edits.h>

#include <string>
#include <string_view>

#include "tidings/text/analyzer.hpp"

namespace tidings {

/// What is done to a text or a word.
struct FoldingRules {
  bool fold_case = true;
  Normalization normalization = Normalization::nfc;
  Accents accents = Accents::keep;
  bool straighten_apostrophes = true;  ///< U+0027 for U+2019
};

/// Whether the text is in the normalization form. Ill-formed sequences count as normalised.
[[nodiscard]] bool is_normalized(std::string_view text, Normalization form);

/// The text in the normalization form; ill-formed sequences stay as they are.
/// @param edits if given, receives the map between the offsets of both texts
[[nodiscard]] std::string normalized(std::string_view text, Normalization form, icu::Edits* edits = nullptr);

/// Appends the text as the rules have it, in the normalization form.
/// @param text well-formed and in that form
void append_folded(std::string_view text, const FoldingRules& rules, std::string& out);

/// Whether the text has a letter of any script.
[[nodiscard]] bool has_letter(std::string_view text);

}  // namespace tidings
