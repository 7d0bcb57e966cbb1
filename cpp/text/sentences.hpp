/// @file
/// Cuts text into sentences. Private to the library.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tidings::detail {

/// The first sentences of a text, without the white space around them: those of Unicode Standard Annex #29, with the
/// abbreviations of English that CLDR knows ("Mr.") and those of American newspapers, and a new one on each line. After
/// an initial ("Robert E. Lee") or an acronym ("U.S.") a sentence goes on unless a stop word with a capital follows.
[[nodiscard]] std::vector<std::string_view> first_sentences(std::string_view text, std::size_t most);

}  // namespace tidings::detail
