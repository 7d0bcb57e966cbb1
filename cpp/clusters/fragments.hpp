/// @file
/// What looks like a word, and is none.
#pragma once

#include <string_view>

namespace tidings::detail {

/// Whether a term is a part of an address ("nytimes.com"), of a quotation, or of a program ("articleGUID"), a word of
/// two letters that is no abbreviation, has letters that were decoded wrongly, or more than 80 code points, as a text
/// without spaces.
[[nodiscard]] bool is_fragment(std::string_view term);

}  // namespace tidings::detail
