/// @file
/// Well-formed and ill-formed UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tidings {

/// What to do with bytes that are not UTF-8.
enum class OnIllFormed {
  replace,  ///< each maximal ill-formed sequence becomes U+FFFD, and is counted
  raise,    ///< std::invalid_argument that names the byte and its offset
};

/// A text without ill-formed sequences.
struct WellFormed {
  std::string text;
  std::size_t replaced = 0;  ///< ill-formed sequences that became U+FFFD
};

/// How much of a text is read as one character.
struct Utf8Sequence {
  std::size_t length = 0;    ///< bytes
  bool well_formed = false;  ///< if not, it is the longest prefix of a well-formed sequence, or a single byte
};

/// The sequence that starts at `at`, which is less than the text's size.
[[nodiscard]] Utf8Sequence utf8_sequence_at(std::string_view text, std::size_t at);

/// The offset of the first byte at or after `at` that is not ASCII, or the text's size.
[[nodiscard]] std::size_t first_not_ascii(std::string_view text, std::size_t at = 0);

/// The offset of the first byte that does not belong to well-formed UTF-8, if there is one.
/// Surrogates, overlong forms and code points over U+10FFFF are ill-formed (Unicode 15, table 3-7).
[[nodiscard]] std::optional<std::size_t> find_ill_formed(std::string_view text);

/// How many sequences replace_ill_formed would replace.
[[nodiscard]] std::size_t count_ill_formed(std::string_view text);

/// Replaces each maximal ill-formed sequence by U+FFFD, as the Unicode Standard recommends (section 3.9, "U+FFFD
/// Substitution of Maximal Subparts").
[[nodiscard]] WellFormed replace_ill_formed(std::string_view text);

/// Replaces or raises, as the caller chose.
/// @throws std::invalid_argument under OnIllFormed::raise: "ill-formed UTF-8: byte 0xff at offset 12".
[[nodiscard]] WellFormed well_formed(std::string_view text, OnIllFormed on_ill_formed);

}  // namespace tidings
