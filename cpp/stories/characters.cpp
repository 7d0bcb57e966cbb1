#include "stories/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace tidings::detail {
namespace {

using std::string_view_literals::operator""sv;

constexpr bool is_ascii(char32_t code) {
  return code < 0x80;
}

constexpr char ascii_lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr bool is_ascii_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool is_space(char32_t code) {
  return u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

/// Thai, Lao, Burmese and Khmer: words of about five characters, without spaces between them.
constexpr bool is_unspaced_syllabic(char32_t code) {
  return (code >= 0x0E00 && code <= 0x0EFF) || (code >= 0x1000 && code <= 0x109F) || (code >= 0x1780 && code <= 0x17FF);
}

/// Writes the lower case of one character where it has the same length in UTF-8, else the character as it is.
void write_lower(std::string_view character, char* out) {
  if (character.size() == 1) {
    *out = ascii_lower(character[0]);
    return;
  }
  std::array<std::uint8_t, 4> bytes{};
  std::size_t length = 0;
  const auto lower = static_cast<std::uint32_t>(u_tolower(static_cast<UChar32>(first_character(character).code)));
  U8_APPEND_UNSAFE(bytes.data(), length, lower);  // NOLINT: ICU's macro
  if (length == character.size()) std::ranges::copy_n(bytes.begin(), static_cast<std::ptrdiff_t>(length), out);
}

bool is_trailing_byte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The length of the white space character that ends at `end`, or 0.
std::size_t space_before(std::string_view text, std::size_t end) {
  if (is_ascii_space(text[end - 1])) return 1;
  if (!is_trailing_byte(text[end - 1])) return 0;
  const Character last = last_character(text.substr(0, end));
  return is_space(last.code) ? last.length : 0;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1};
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);  // NOLINT: what ICU's macro reads
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(4, text.size() - at));
  std::int32_t length = 0;
  UChar32 code = 0;
  U8_NEXT(bytes, length, size, code);  // NOLINT: ICU's macro
  if (code < 0) return {0xFFFD, 1};
  return {static_cast<char32_t>(code), static_cast<std::size_t>(length)};
}

Character first_character(std::string_view text) {
  return character_at(text, 0);
}

Character last_character(std::string_view text) {
  for (std::size_t length = 1; length <= std::min<std::size_t>(4, text.size()); ++length) {
    const Character character = character_at(text, text.size() - length);
    if (character.length == length && (length > 1 || !is_trailing_byte(text.back()))) return character;
  }
  return text.empty() ? Character{} : Character{0xFFFD, 1};
}

bool is_upper(char32_t code) {
  if (is_ascii(code)) return code >= 'A' && code <= 'Z';
  return u_isupper(static_cast<UChar32>(code)) != 0 || u_istitle(static_cast<UChar32>(code)) != 0;
}

bool is_lower(char32_t code) {
  if (is_ascii(code)) return code >= 'a' && code <= 'z';
  return u_islower(static_cast<UChar32>(code)) != 0;
}

bool is_letter(char32_t code) {
  if (is_ascii(code)) return is_upper(code) || is_lower(code);
  return u_isalpha(static_cast<UChar32>(code)) != 0;
}

bool is_digit(char32_t code) {
  if (is_ascii(code)) return code >= '0' && code <= '9';
  return u_isdigit(static_cast<UChar32>(code)) != 0;
}

bool is_dash(char32_t code) {
  return code == U'-' || (code >= U'\u2010' && code <= U'\u2015');
}

bool is_opening_quote(char32_t code) {
  return U"\"'“‘„‚«‹「『"sv.find(code) != std::u32string_view::npos;
}

bool is_closing_quote(char32_t code) {
  return U"\"'”’“‘»›」』"sv.find(code) != std::u32string_view::npos;
}

bool is_symbol(char32_t code) {
  if (is_ascii(code)) return false;
  const auto type = u_charType(static_cast<UChar32>(code));
  return type == U_OTHER_SYMBOL || type == U_MATH_SYMBOL || code == U'»' || code == U'›';
}

bool is_full_stop(char32_t code) {
  return U".。．।۔"sv.find(code) != std::u32string_view::npos;
}

bool is_unspaced(char32_t code) {
  return (code >= 0x3000 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFF65) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_ascii_space(text[at]) ? 1 : 0;
  const Character character = character_at(text, at);
  return is_space(character.code) ? character.length : 0;
}

std::size_t spaces_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (space_at(text, at) > 0) at += space_at(text, at);
  return at - begin;
}

std::size_t line_break_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.empty()) return 0;
  if (rest.starts_with("\r\n")) return 2;
  if (rest[0] >= '\n' && rest[0] <= '\r') return 1;
  if (rest.starts_with("\xC2\x85")) return 2;
  return rest == "\u2028"sv || rest == "\u2029"sv ? 3 : 0;
}

Span trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const std::size_t length = space_before(text, span.end);
    if (length == 0) break;
    span.end -= length;
  }
  while (span.begin < span.end) {
    const std::size_t length = space_at(text, span.begin);
    if (length == 0) break;
    span.begin += length;
  }
  return span;
}

std::string_view trim(std::string_view text) {
  const Span span = trim(text, {0, text.size()});
  return text.substr(span.begin, span.end - span.begin);
}

std::vector<std::string_view> words_of(std::string_view text, std::size_t limit) {
  std::vector<std::string_view> words;
  words.reserve(std::min(limit, text.size() / 4 + 1));
  for (std::size_t at = 0; at < text.size() && words.size() < limit;) {
    const std::size_t begin = at;
    while (at < text.size() && space_at(text, at) == 0) ++at;
    if (at > begin) words.push_back(text.substr(begin, at - begin));
    at += space_at(text, at);
  }
  return words;
}

std::size_t width_of(std::string_view text, std::size_t limit) {
  constexpr std::size_t longest_character = 4;
  if (text.size() > longest_character * limit) return limit;
  return std::min(limit, text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_trailing_byte)));
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_at(text, at).length;
    write_lower(text.substr(at, length), lower.data() + at);
    at += length;
  }
  return lower;
}

unsigned char first_folded_byte(std::string_view text) {
  if (is_ascii(static_cast<unsigned char>(text[0]))) return static_cast<unsigned char>(ascii_lower(text[0]));
  std::array<char, 4> lower{text[0]};
  write_lower(text.substr(0, first_character(text).length), lower.data());
  return static_cast<unsigned char>(lower[0]);
}

bool same_words(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t at = 0; at < a.size(); ++at) {
    if (ascii_lower(a[at]) == ascii_lower(b[at])) continue;
    if (is_ascii(static_cast<unsigned char>(a[at])) || is_ascii(static_cast<unsigned char>(b[at]))) return false;
    return to_lower(a) == to_lower(b);
  }
  return true;
}

bool starts_with_phrase(std::string_view text, std::string_view phrase) {
  if (!same_words(text.substr(0, phrase.size()), phrase)) return false;
  const bool ends_in_letter = is_letter(last_character(phrase).code);
  return !ends_in_letter || !is_letter(character_at(text, phrase.size()).code);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

std::size_t count_words(std::string_view text, std::size_t limit) {
  constexpr std::size_t tenths = 10;
  std::size_t count = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size() && count < tenths * limit;) {
    const Character character = character_at(text, at);
    const bool han = is_unspaced(character.code);
    const bool unspaced = han || is_unspaced_syllabic(character.code);
    const bool space = space_at(text, at) > 0;
    if (unspaced) count += han ? tenths / 2 : tenths / 5;
    if (!unspaced && !space && !inside) count += tenths;
    inside = !unspaced && !space;
    at += character.length;
  }
  return std::min(limit, (count + tenths - 1) / tenths);
}

bool is_all_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (is_lower(character.code)) return false;
    any = any || is_upper(character.code);
    at += character.length;
  }
  return any;
}

}  // namespace tidings::detail
