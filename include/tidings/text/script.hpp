/// @file
/// The script a text is written in.
#pragma once

#include <string>
#include <string_view>

namespace tidings {

/// ISO 15924's code of the script that most letters have: "Latn", "Cyrl", "Arab", "Deva", ... "Zyyy" where there are no
/// letters.
///
/// Han, kana and Hangul are taken together, and are "Jpan" where a tenth of them or more is kana (a Chinese text may
/// quote a Japanese name), else "Kore" where there is more Hangul than Han, else "Hani". Of scripts with equally many
/// letters, the one whose code comes first in the alphabet is taken.
///
/// @param text UTF-8; only the first 64 KiB are read, and of several scripts in equal measure only one is told. Marks,
/// digits and ill-formed sequences count as nothing.
[[nodiscard]] std::string main_script(std::string_view text);

}  // namespace tidings
