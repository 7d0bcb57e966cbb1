/// @file
/// Bytes of unknown origin as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tidings {

/// A text and how it was read.
struct Decoded {
  std::string text;          ///< well-formed UTF-8, without a byte order mark
  std::string encoding;      ///< the name that MIME or IANA prefers: "UTF-8", "windows-1252", "UTF-16LE"
  std::size_t replaced = 0;  ///< sequences that are ill-formed in this encoding, each now U+FFFD
};

/// Decodes bytes. Without an encoding, the first of these that holds is taken:
/// 1. a byte order mark: UTF-8, UTF-16 or UTF-32;
/// 2. NUL in most characters, nearly always on the same side: UTF-16 without a mark, as far as its text is mostly
/// ASCII;
/// 3. well-formed UTF-8, which ASCII is too;
/// 4. more well-formed than ill-formed sequences of several bytes: UTF-8, with replacements;
/// 5. what ICU's detector says of the places that are not ASCII, at most 64 KiB of them. Where it says ISO 8859-1, -2,
///    -7, -8 or -9 and a byte from 0x80 to 0x9F occurs anywhere, it is the Windows code page of the same letters;
/// 6. windows-1252, where the detector says nothing.
///
/// Step 5 is a guess, and the shorter the text, the worse. The detector knows Western and Central European Latin,
/// Cyrillic, Greek, Turkish, Hebrew, Arabic, Chinese, Japanese and Korean encodings; it takes Slovenian for Western and
/// knows none of Baltic, Vietnamese and Thai, of DOS and the Macintosh, or that hide in ASCII (UTF-7, ISO-2022): name
/// those.
///
/// @param encoding a name that ICU knows ("latin1", "cp1251", "Shift_JIS"), taken as given; empty: found as above
/// @throws std::invalid_argument that names an encoding which ICU does not know
/// @see https://unicode-org.github.io/icu/userguide/conversion/detection.html
[[nodiscard]] Decoded decode(std::string_view bytes, std::string_view encoding = {});

}  // namespace tidings
