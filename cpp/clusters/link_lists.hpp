/// @file
/// Lists of links within sentences.
#pragma once

#include <string>
#include <string_view>

namespace tidings::detail {

/// A line without the lists of links that some pages put after a name: its full form, and headlines glued to it, up to
/// "MORE". "Senator Brandt Ida BrandtLava reaches Pelluna Brandt wins MORE said" becomes "Senator Brandt said". Found
/// by a word that is glued to the next, as only lost tags do, and stands by itself shortly before, with nothing but
/// words with a capital between. Empty if there is none.
[[nodiscard]] std::string without_link_lists(std::string_view line);

}  // namespace tidings::detail
