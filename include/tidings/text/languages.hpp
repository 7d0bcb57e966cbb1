/// @file
/// Which languages a pile of texts is in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tidings/text/analyzer.hpp"
#include "tidings/text/texts.hpp"

namespace tidings {

/// The languages of some texts, by the stop words that they use: the codes of those that at least a tenth of the texts
/// with a word are in, the most frequent first, of equal ones in the order given.
///
/// Up to 256 texts are looked at, evenly spread, and 2,000 bytes of each. A text is in the language most of whose stop
/// words it has (Grefenstette, Comparing two language identification schemes, 1995), if they are an eighth of its
/// words: in running text they are a quarter to a half. Names, and texts whose stop words were taken out, speak for
/// none.
///
/// @param languages codes and stop words; the stemmers are not asked
/// @return empty if no text is in any of them
/// @throws std::invalid_argument if a stop word is not UTF-8
[[nodiscard]] std::vector<std::string> languages_of(const Texts& texts, const std::vector<Language>& languages);

}  // namespace tidings
