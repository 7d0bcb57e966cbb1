/// @file
/// News agencies. Private to the stage.
#pragma once

#include <string_view>

namespace tidings::detail {

/// Whether a text in brackets may name an agency: "Reuters", "dpa/lno", "Thomson Reuters Foundation"; one to four
/// words without digits, several only with capitals.
[[nodiscard]] bool is_agency(std::string_view text);

/// Whether it is, or has as one of its words, an agency known by name, in any case: "dpa/lno", "CBSDC/AP". Such a name
/// makes a dateline where a stranger's does not.
[[nodiscard]] bool is_known_agency(std::string_view text);

}  // namespace tidings::detail
