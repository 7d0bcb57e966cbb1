/// @file
/// Classes of characters and small readings of UTF-8, for the grammar of pages. Private to the stage.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// A character and its length in bytes. A byte that is not UTF-8 reads as U+FFFD of length 1.
struct Character {
  char32_t code = 0;
  std::size_t length = 0;
};

/// The character that starts at `at`; length 0 at the end.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);
[[nodiscard]] Character first_character(std::string_view text);
[[nodiscard]] Character last_character(std::string_view text);

[[nodiscard]] bool is_upper(char32_t code);
[[nodiscard]] bool is_lower(char32_t code);
[[nodiscard]] bool is_letter(char32_t code);
[[nodiscard]] bool is_digit(char32_t code);
[[nodiscard]] bool is_dash(char32_t code);
[[nodiscard]] bool is_opening_quote(char32_t code);
[[nodiscard]] bool is_closing_quote(char32_t code);
/// An arrow, a star, a check mark or their like: not ASCII, and no letter, digit or currency sign.
[[nodiscard]] bool is_symbol(char32_t code);
/// Ends a statement: a full stop in any script, not a question mark.
[[nodiscard]] bool is_full_stop(char32_t code);

/// Written without spaces between words: Han, kana, and the punctuation among them.
[[nodiscard]] bool is_unspaced(char32_t code);

/// The length in bytes of the white space character (Unicode's White_Space) at `at`, or 0.
[[nodiscard]] std::size_t space_at(std::string_view text, std::size_t at);

/// The length in bytes of all the white space from `at` on.
[[nodiscard]] std::size_t spaces_at(std::string_view text, std::size_t at);

/// The length in bytes of the line break at `at`, or 0: LF, CR LF, CR, VT, FF, NEL, LS, PS.
[[nodiscard]] std::size_t line_break_at(std::string_view text, std::size_t at);

/// The span without white space at its ends; empty at its end if there is nothing else in it.
[[nodiscard]] Span trim(std::string_view text, Span span);
[[nodiscard]] std::string_view trim(std::string_view text);

/// The pieces between white space, at most `limit` of them.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view text, std::size_t limit = 64);

/// Code points; counting stops at `limit`.
[[nodiscard]] std::size_t width_of(std::string_view text, std::size_t limit);

/// The text in lower case, letter by letter; it keeps its length in bytes, and so do the few letters whose lower case
/// has another one ("İ", "ẞ").
[[nodiscard]] std::string to_lower(std::string_view text);

/// The first byte of the text in lower case; the text is not empty.
[[nodiscard]] unsigned char first_folded_byte(std::string_view text);

/// Whether two texts are equal in lower case.
[[nodiscard]] bool same_words(std::string_view a, std::string_view b);

/// Whether the text starts with the phrase, whatever the case, and the phrase's last word ends there.
[[nodiscard]] bool starts_with_phrase(std::string_view text, std::string_view phrase);

[[nodiscard]] bool is_ascii(std::string_view text);

/// The words of a text, as many as a reader would count: two characters of Han or kana, or five of Thai, Lao, Khmer or
/// Burmese, are a word. Counting stops at `limit`.
[[nodiscard]] std::size_t count_words(std::string_view text, std::size_t limit);

/// Whether there are letters with case and all of them are capitals.
[[nodiscard]] bool is_all_capitals(std::string_view text);

}  // namespace tidings::detail
