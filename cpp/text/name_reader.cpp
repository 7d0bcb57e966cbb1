#include "text/name_reader.hpp"

#include <algorithm>
#include <vector>

#include "text/capitals.hpp"
#include "text/folding.hpp"
#include "tidings/text/utf8.hpp"

namespace tidings::detail {
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
      const std::string_view bytes = text.substr(piece.begin, piece.end - piece.begin);
      if (is_ascii(bytes)) {
        workspace.tokens.push_back({piece.begin, piece.end, false});
      } else {
        workspace.span_words.append(bytes, piece.begin, workspace.tokens);
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
