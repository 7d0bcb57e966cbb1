/// @file
/// Capitals, and where sentences begin. Private to the library.
#pragma once

#include <string>
#include <string_view>

namespace tidings::detail {

/// Whether a word of at least two code points begins with a capital.
[[nodiscard]] bool is_capitalised(std::string_view word);

/// Whether a word has at least two letters, all of them capitals of ASCII.
[[nodiscard]] bool is_ascii_capitals(std::string_view word);

/// "Amy Goodman" of "AMY GOODMAN", in ASCII.
[[nodiscard]] std::string in_title_case(std::string_view name);

/// Whether a sentence can begin after what stands between two words.
/// @param before the word that precedes it; empty at the start of the text
[[nodiscard]] bool ends_sentence(std::string_view between, std::string_view before);

}  // namespace tidings::detail
