/// @file
/// Cuts text into sentences. Private to the library.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tidings::detail {

/// The first sentences of a text, without the white space around them: those of Unicode Standard Annex #29, with the
/// abbreviations of English that CLDR knows ("Mr.", "U.S.") and those of American newspapers, and a new one on each
/// line.
[[nodiscard]] std::vector<std::string_view> first_sentences(std::string_view text, std::size_t most);

}  // namespace tidings::detail
