#include "text/pieces.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <string>

#include "text/folding.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 14U;
constexpr unsigned letter = AsciiParts::bit(WordPart::letter);
constexpr unsigned digit = AsciiParts::bit(WordPart::digit);
constexpr unsigned connector = AsciiParts::bit(WordPart::connector);

/// Whether ICU takes all of the text for one word.
bool is_one_word(icu::BreakIterator& words, const std::string& text) {
  const icu::UnicodeString utf16(text.c_str(), static_cast<std::int32_t>(text.size()), US_INV);
  words.setText(utf16);
  return words.next() == utf16.length() && words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT;
}

AsciiParts parts_of_ascii(icu::BreakIterator& words) {
  AsciiParts parts;
  for (unsigned char code = 1; code < 128; ++code) {
    const std::string c(1, static_cast<char>(code));
    if (code >= '0' && code <= '9') {
      parts.add(code, WordPart::digit);
    } else if (is_one_word(words, c)) {
      parts.add(code, WordPart::letter);
    } else if (is_one_word(words, "a" + c)) {
      parts.add(code, WordPart::connector);
    } else {
      if (is_one_word(words, "a" + c + "a")) parts.add(code, WordPart::mid_letter);
      if (is_one_word(words, "1" + c + "1")) parts.add(code, WordPart::mid_number);
    }
  }
  return parts;
}

/// Whether the character at `at` belongs to the spaces before it: rules WB3d and WB4.
bool holds_on_to_spaces(std::string_view text, std::size_t at, const WordClasses& classes) {
  if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) return false;
  const WordClass c = classes.of(next_code_point(text, at));
  return c == WordClass::extend || c == WordClass::joiner || c == WordClass::space;
}

/// Whether there is nothing between two spans but where they were cut.
bool is_space(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\n'; });
}

bool has(unsigned parts, unsigned part) {
  return (parts & part) != 0;
}

/// The bits moved up or down by one byte, with that of the byte next to the block.
std::uint64_t previous(std::uint64_t bits, bool before) {
  return bits << 1U | std::uint64_t{before};
}

std::uint64_t next(std::uint64_t bits, bool after) {
  return bits >> 1U | std::uint64_t{after} << 63U;
}

Piece ascii_piece(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), true};
}

}  // namespace

PieceReader::PieceReader(const icu::BreakIterator& words)
    : parts_(parts_of_ascii(*std::unique_ptr<icu::BreakIterator>(words.clone()))),
      classes_(WordClasses::of_icu()),
      masks_(mask_kernels().front().masks) {}

/// Where the span begins that goes on at `at`, at or after `least`.
std::size_t PieceReader::start_of_span(std::string_view text, std::size_t least, std::size_t at) const {
  while (at > least && text[at - 1] != '\n') {
    if (text[at - 1] == ' ') {
      if (!holds_on_to_spaces(text, at, classes_)) break;
      while (at > least && text[at - 1] == ' ') --at;
    } else {
      --at;
    }
  }
  return at;
}

/// Where the span ends that goes on at `at`.
std::size_t PieceReader::end_of_span(std::string_view text, std::size_t at) const {
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] != ' ') continue;
    const std::size_t after = std::min(text.size(), text.find_first_not_of(' ', at));
    if (!holds_on_to_spaces(text, after, classes_)) break;
    at = after;
  }
  return at;
}

std::size_t PieceReader::read(std::string_view text, std::size_t begin, std::vector<Piece>& pieces) const {
  pieces.clear();
  const std::size_t in_space = end_of_span(text, std::min(text.size(), begin + chunk_size));
  const std::size_t end =
      std::min(text.size(), text.find_first_not_of(' ', in_space));  // so that no space is read twice
  while (begin < end) {
    const std::size_t other = std::min(end, first_not_ascii(text.substr(0, end), begin));
    const std::size_t span = other < end ? start_of_span(text, begin, other) : end;
    if (!is_space(text.substr(begin, span - begin))) append_ascii(text, begin, span, pieces);
    begin = other < end ? end_of_span(text, other) : end;
    if (span < begin) pieces.push_back({static_cast<std::uint32_t>(span), static_cast<std::uint32_t>(begin), false});
  }
  return end;
}

/// The words of text[begin, end), which is ASCII and has no word that goes on outside.
void PieceReader::append_ascii(std::string_view text, std::size_t begin, std::size_t end,
                               std::vector<Piece>& pieces) const {
  unsigned before = 0;
  bool inside = false;
  std::size_t word = begin;
  for (std::size_t at = begin; at < end; at += block_size) {
    std::array<char, block_size> rest{};
    const bool whole = at + block_size <= text.size();
    if (!whole) std::memcpy(rest.data(), text.data() + at, text.size() - at);
    const unsigned after = at + block_size < end ? parts_.of(text[at + block_size]) : 0;
    WordMasks masks = masks_(parts_, whole ? text.data() + at : rest.data());
    if (end - at < block_size) masks = masks.first(end - at);
    const std::uint64_t bytes = word_bytes(masks, before, after);
    for (std::uint64_t edges = bytes ^ previous(bytes, inside); edges != 0; edges &= edges - 1) {
      const std::size_t edge = at + static_cast<std::size_t>(std::countr_zero(edges));
      if (inside) pieces.push_back(ascii_piece(word, edge));
      word = edge;
      inside = !inside;
    }
    if (end - at > block_size) before = parts_.of(text[at + block_size - 1]);
  }
  if (inside) pieces.push_back(ascii_piece(word, end));
}

/// Which bytes of a block belong to words, from the parts that its bytes and the two beside it play. A connector is in
/// a word only beside something else of one.
std::uint64_t PieceReader::word_bytes(const WordMasks& masks, unsigned before, unsigned after) const {
  const std::uint64_t joined_letters =
      masks.mid_letter & previous(masks.letter, has(before, letter)) & next(masks.letter, has(after, letter));
  const std::uint64_t joined_digits =
      masks.mid_number & previous(masks.digit, has(before, digit)) & next(masks.digit, has(after, digit));
  const std::uint64_t solid = masks.letter | masks.digit | masks.connector;
  constexpr unsigned any = letter | digit | connector;
  const std::uint64_t beside = previous(solid, has(before, any)) | next(solid, has(after, any));
  return (solid & ~(masks.connector & ~beside)) | joined_letters | joined_digits;
}

}  // namespace tidings
