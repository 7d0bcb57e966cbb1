#include "text/pieces.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <string>

#include "text/code_points.hpp"
#include "text/piece_writer.hpp"

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

/// Where the first ASCII space or newline stands, at or after `at`; the text's size if there is none.
std::size_t find_space(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  const auto has_zero = [](std::uint64_t word) { return ((word - ones) & ~word & (ones << 7U)) != 0; };
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if (has_zero(word ^ (ones * ' ')) || has_zero(word ^ (ones * '\n'))) break;
  }
  while (at < text.size() && text[at] != ' ' && text[at] != '\n') ++at;
  return at;
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

/// The bits of a block's bytes from `from` on.
std::uint64_t bits_from(std::size_t from, std::size_t at) {
  if (from <= at) return ~std::uint64_t{0};
  return from - at < block_size ? ~std::uint64_t{0} << (from - at) : 0;
}

}  // namespace

PieceReader::PieceReader(const icu::BreakIterator& words, const NamedKernel& kernel)
    : parts_(parts_of_ascii(*std::unique_ptr<icu::BreakIterator>(words.clone()))),
      classes_(WordClasses::of_icu()),
      kernel_(kernel) {}

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
  for (at = find_space(text, at); at < text.size() && text[at] == ' '; at = find_space(text, at)) {
    const std::size_t after = std::min(text.size(), text.find_first_not_of(' ', at));
    if (!holds_on_to_spaces(text, after, classes_)) break;
    at = after;
  }
  return at;
}

std::size_t PieceReader::read(std::string_view text, std::size_t begin, Pieces& pieces) const {
  const std::size_t in_space = end_of_span(text, std::min(text.size(), begin + chunk_size));
  const std::size_t end =
      std::min(text.size(), text.find_first_not_of(' ', in_space));  // so that no space is read twice
  PieceWriter writer(pieces, kernel_.edges);
  std::size_t read = begin;  // up to here by spans
  for (std::size_t at = begin; at < end; at += block_size) {
    if (read >= at + block_size) continue;
    const WordMasks masks = masks_at(text, at, end);
    const unsigned before = at > begin ? parts_.of(text[at - 1]) : 0;
    const unsigned after = at + block_size < end ? parts_.of(text[at + block_size]) : 0;
    const std::uint64_t words = word_bytes(masks, before, after);
    if (masks.not_ascii == 0 && read <= at) {
      writer.add_words(words, at);
    } else {
      read = add_spans(text, at, words, masks.not_ascii, read, writer);
    }
  }
  writer.finish(end);
  return end;
}

/// The masks of the block at `at`, without what lies beyond the end.
WordMasks PieceReader::masks_at(std::string_view text, std::size_t at, std::size_t end) const {
  if (end - at >= block_size) return kernel_.masks(parts_, text.data() + at);
  std::array<char, block_size> rest{};
  std::memcpy(rest.data(), text.data() + at, end - at);
  return kernel_.masks(parts_, rest.data()).first(end - at);
}

/// Takes the spans out of a block that has bytes of them.
/// @param words the bytes of words of ASCII
/// @param read how far the text was read by spans
/// @return the same, afterwards
std::size_t PieceReader::add_spans(std::string_view text, std::size_t at, std::uint64_t words, std::uint64_t not_ascii,
                                   std::size_t read, PieceWriter& writer) const {
  while ((not_ascii &= bits_from(read, at)) != 0) {
    words &= bits_from(read, at);
    const std::size_t other = at + static_cast<std::size_t>(std::countr_zero(not_ascii));
    const std::size_t span = start_of_span(text, read, other);
    read = end_of_span(text, other);
    if (span > at) writer.add_words(words & ~bits_from(span, at), at);
    writer.add_span(span, read);
  }
  writer.add_words(words & bits_from(read, at), at);
  return read;
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
