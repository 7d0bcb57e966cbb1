/// @file
/// How a term that stands in a text is shown. Private to the library.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings::detail {

/// What stands in a text, white space made one space. Nothing if there is punctuation between its words.
/// @param strip_possessive whether "China's" is shown as "China"
[[nodiscard]] std::optional<std::string> written_form(std::string_view written, bool strip_possessive);

}  // namespace tidings::detail
