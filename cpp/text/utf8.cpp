#include "tidings/text/utf8.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace tidings {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What may follow a lead byte (table 3-7): the number of trailing bytes and the range of the first of them.
struct Lead {
  std::size_t trailing;
  unsigned char low;
  unsigned char high;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

std::uint64_t word_at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The byte, counted from the start, of the first bit that is set in a word that was read from memory.
std::size_t first_byte_set(std::uint64_t word) {
  const int bits = std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
  return static_cast<std::size_t>(bits) / 8;
}

}  // namespace

Utf8Sequence utf8_sequence_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x80) return {1, true};
  const Lead lead = lead_of(byte(at));
  if (lead.trailing == 0) return {1, false};
  for (std::size_t k = 1; k <= lead.trailing; ++k) {
    const unsigned char low = k == 1 ? lead.low : 0x80;
    const unsigned char high = k == 1 ? lead.high : 0xBF;
    if (at + k >= text.size() || byte(at + k) < low || byte(at + k) > high) return {k, false};
  }
  return {lead.trailing + 1, true};
}

std::size_t first_not_ascii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080ULL;
  constexpr std::size_t size = sizeof high_bits;
  const char* const data = text.data();
  while (at + 4 * size <= text.size()) {
    const std::uint64_t any =
        word_at(data + at) | word_at(data + at + size) | word_at(data + at + 2 * size) | word_at(data + at + 3 * size);
    if ((any & high_bits) != 0) break;
    at += 4 * size;
  }
  for (; at + size <= text.size(); at += size) {
    const std::uint64_t high = word_at(data + at) & high_bits;
    if (high != 0) return at + first_byte_set(high);
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

std::optional<std::size_t> find_ill_formed(std::string_view text) {
  for (std::size_t at = first_not_ascii(text, 0); at < text.size(); at = first_not_ascii(text, at)) {
    const Utf8Sequence sequence = utf8_sequence_at(text, at);
    if (!sequence.well_formed) return at;
    at += sequence.length;
  }
  return std::nullopt;
}

std::size_t count_ill_formed(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = first_not_ascii(text, 0); at < text.size(); at = first_not_ascii(text, at)) {
    const Utf8Sequence sequence = utf8_sequence_at(text, at);
    count += sequence.well_formed ? 0 : 1;
    at += sequence.length;
  }
  return count;
}

WellFormed replace_ill_formed(std::string_view text) {
  WellFormed result;
  result.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t ascii_end = first_not_ascii(text, at);
    result.text.append(text, at, ascii_end - at);
    if (ascii_end == text.size()) break;
    const Utf8Sequence sequence = utf8_sequence_at(text, ascii_end);
    result.text += sequence.well_formed ? text.substr(ascii_end, sequence.length) : replacement;
    result.replaced += sequence.well_formed ? 0 : 1;
    at = ascii_end + sequence.length;
  }
  return result;
}

WellFormed well_formed(std::string_view text, OnIllFormed on_ill_formed) {
  const std::optional<std::size_t> first = find_ill_formed(text);
  if (!first) return {std::string(text), 0};
  if (on_ill_formed == OnIllFormed::replace) return replace_ill_formed(text);
  constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
  const auto byte = static_cast<unsigned char>(text[*first]);
  throw std::invalid_argument(std::string("ill-formed UTF-8: byte 0x") + digits[byte >> 4U] + digits[byte & 15U] +
                              " at offset " + std::to_string(*first));
}

}  // namespace tidings
