#include "text/name_reader.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/folding.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

bool is_capitalised(std::string_view word) {
  std::size_t at = 0;
  const UChar32 first = next_code_point(word, at);
  return first >= 0 && (u_isupper(first) != 0 || u_istitle(first) != 0) && count_code_points(word) > 1;
}

/// A short capitalised word before a full stop is an abbreviation, as in "Gen. Smith" and "U.S. troops".
bool is_abbreviation(std::string_view word) {
  constexpr std::size_t longest = 4;
  return is_capitalised(word) ? count_code_points(word) <= longest : count_code_points(word) == 1;
}

/// Whether a sentence can begin after what stands between two words.
/// @param before the word that precedes it; empty at the start of the text
bool ends_sentence(std::string_view between, std::string_view before) {
  if (before.empty()) return true;
  constexpr std::array<std::string_view, 14> ends{"!",
                                                  "?",
                                                  ":",
                                                  "\n",
                                                  "\"",
                                                  "\xE2\x80\x9C",
                                                  "\xE2\x80\x98",
                                                  "\xC2\xAB",
                                                  "\xE2\x80\x9E",
                                                  "\xE3\x80\x82",
                                                  "\xD8\x9F",
                                                  "\xE0\xA5\xA4",
                                                  "\xE2\x80\xA6",
                                                  "\xE2\x80\xA2"};
  for (const std::string_view end : ends) {
    if (between.find(end) != std::string_view::npos) return true;
  }
  return between.find('.') != std::string_view::npos && !is_abbreviation(before);
}

}  // namespace

std::string_view NameReader::prepare(std::string_view text, Workspace& workspace, TermList& terms) const {
  if (raises() && find_ill_formed(text)) static_cast<void>(well_formed(text, OnIllFormed::raise));
  terms.add_replaced(count_ill_formed(text));
  WordAnalyzer::prepare(text, workspace, terms);
  std::string& names = workspace.prepared;
  names.assign(text.size(), ' ');
  Pieces pieces;
  std::string_view before;
  std::size_t end_before = 0;
  for (std::size_t at = 0; at < text.size();) {
    at = read(text, at, pieces);
    for (const Piece& piece : pieces) {
      workspace.tokens.clear();
      if (piece.ascii) {
        workspace.tokens.push_back({piece.begin, piece.end, false});
      } else {
        workspace.span_words.append(text.substr(piece.begin, piece.end - piece.begin), piece.begin, workspace.tokens);
      }
      for (const Token& token : workspace.tokens) {
        const std::string_view word = text.substr(token.begin, token.end - token.begin);
        const bool inside = !ends_sentence(text.substr(end_before, token.begin - end_before), before);
        if (inside && is_capitalised(word)) std::ranges::copy(word, names.begin() + std::ptrdiff_t(token.begin));
        before = word;
        end_before = token.end;
      }
    }
  }
  return names;
}

}  // namespace tidings::detail
