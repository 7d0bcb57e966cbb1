#include "text/given_reader.hpp"

#include <algorithm>

#include "tidings/text/utf8.hpp"

namespace tidings::detail {
namespace {

constexpr char end_of_term = '\xFF';
constexpr std::size_t chunk_size = std::size_t{1} << 14U;

}  // namespace

GivenReader::GivenReader(const AnalyzerOptions& options)
    : on_ill_formed_(options.on_ill_formed), prototype_(make_word_iterator()) {}

std::string_view GivenReader::prepare(std::string_view text, Workspace& /*workspace*/, TermList& /*terms*/) const {
  return text;
}

std::size_t GivenReader::read(std::string_view text, std::size_t begin, Pieces& pieces) const {
  pieces.clear();
  const std::size_t limit = std::min(text.size(), begin + chunk_size);
  while (begin < limit) {
    const std::size_t end = std::min(text.find(end_of_term, begin), text.size());
    if (begin < end) pieces.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = std::min(end + 1, text.size());
  }
  return begin;
}

void GivenReader::append(std::string_view text, const Piece& piece, Workspace& /*workspace*/, TermList& terms) const {
  const WellFormed term = well_formed(text.substr(piece.begin, piece.end - piece.begin), on_ill_formed_);
  terms.add(term.text, piece.begin, piece.end);
  terms.add_replaced(term.replaced);
}

}  // namespace tidings::detail
