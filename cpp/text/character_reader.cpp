#include "text/character_reader.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "text/code_points.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 12U;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t end_of_code_point(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && is_continuation(text[at])) ++at;
  return at;
}

/// The bytes of the white space that begins at `at`; 0 if none does. As in Python, the separators U+001C to U+001F are
/// white space too.
std::size_t space_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return lead == ' ' || (lead >= 9 && lead <= 13) || (lead >= 0x1C && lead <= 0x1F) ? 1 : 0;
  std::size_t end = at;
  const UChar32 code = next_code_point(text, end);
  return code >= 0 && u_isUWhiteSpace(code) != 0 ? end - at : 0;
}

std::size_t end_of_spaces(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::size_t size = space_at(text, at);
    if (size == 0) return at;
    at += size;
  }
  return at;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && space_at(text, at) == 0) at = end_of_code_point(text, at);
  return at;
}

/// Where each code point begins, and the text's end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> result;
  for (std::size_t at = 0; at < text.size(); at = end_of_code_point(text, at)) result.push_back(at);
  result.push_back(text.size());
  return result;
}

/// Runs of two or more white spaces become one space.
std::string with_single_spaces(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = space_at(text, at);
    const std::size_t end = size == 0 ? end_of_code_point(text, at) : end_of_spaces(text, at);
    if (size > 0 && end > at + size) {
      result += ' ';
    } else {
      result += text.substr(at, end - at);
    }
    at = end;
  }
  return result;
}

Piece piece_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

CharacterReader::CharacterReader(const AnalyzerOptions& options)
    : rules_{options.fold_case, options.normalization, options.accents, false},
      on_ill_formed_(options.on_ill_formed),
      range_(options.ngram_range),
      prototype_(make_word_iterator()) {}

std::string CharacterReader::folded(std::string_view text, TermList& terms) const {
  const WellFormed clean = well_formed(text, on_ill_formed_);
  terms.add_replaced(clean.replaced);
  std::string result;
  append_folded(normalized(clean.text, rules_.normalization), rules_, result);
  return result;
}

std::string_view CharacterReader::prepare(std::string_view text, Workspace& workspace, TermList& terms) const {
  return workspace.prepared = with_single_spaces(folded(text, terms));
}

/// Each n-gram is a piece: those that begin in the chunk.
std::size_t CharacterReader::read(std::string_view text, std::size_t begin, Pieces& pieces) const {
  pieces.clear();
  std::size_t end = std::min(text.size(), begin + chunk_size);
  while (end < text.size() && is_continuation(text[end])) ++end;
  for (std::size_t first = begin; first < end; first = end_of_code_point(text, first)) {
    std::size_t last = first;
    for (std::size_t n = 1; n <= range_.max_n && last < text.size(); ++n) {
      last = end_of_code_point(text, last);
      if (n >= range_.min_n) pieces.push_back(piece_of(first, last));
    }
  }
  return end;
}

void CharacterReader::append(std::string_view text, const Piece& piece, Workspace& /*workspace*/,
                             TermList& terms) const {
  terms.add(text.substr(piece.begin, piece.end - piece.begin), 0, text.size());
}

std::string_view WordCharacterReader::prepare(std::string_view text, Workspace& /*workspace*/,
                                              TermList& /*terms*/) const {
  return text;
}

std::size_t WordCharacterReader::read(std::string_view text, std::size_t begin, Pieces& pieces) const {
  pieces.clear();
  const std::size_t limit = std::min(text.size(), begin + chunk_size);
  while (begin < limit) {
    const std::size_t first = end_of_spaces(text, begin);
    begin = end_of_word(text, first);
    if (first < begin) pieces.push_back(piece_of(first, begin));
  }
  return begin;
}

void WordCharacterReader::append(std::string_view text, const Piece& piece, Workspace& /*workspace*/,
                                 TermList& terms) const {
  const std::string_view span = text.substr(piece.begin, piece.end - piece.begin);
  if (raises() && find_ill_formed(span)) static_cast<void>(well_formed(text, OnIllFormed::raise));
  const std::string all = folded(span, terms);
  for (std::size_t begin = end_of_spaces(all, 0); begin < all.size();) {
    const std::size_t end = end_of_word(all, begin);
    const std::string word = ' ' + all.substr(begin, end - begin) + ' ';
    const std::vector<std::size_t> at = boundaries(word);
    const std::size_t length = at.size() - 1;
    for (std::size_t n = range().min_n; n <= range().max_n; ++n) {
      for (std::size_t first = 0; first + n <= length || first == 0; ++first) {
        const std::size_t last = std::min(first + n, length);
        terms.add(std::string_view(word).substr(at[first], at[last] - at[first]), piece.begin, piece.end);
      }
      if (n >= length) break;
    }
    begin = end_of_spaces(all, end);
  }
}

}  // namespace tidings::detail
