#include "vectors/new_pieces.hpp"

namespace tidings::detail {

void NewPieces::analyze(std::string_view text, std::span<const Piece> pieces, std::span<const std::uint32_t> which,
                        Workspace& workspace) {
  found_.clear();
  ends_.clear();
  for (const std::uint32_t i : which) {
    units_.append(text, pieces[i], workspace, found_);
    ends_.push_back({found_.size(), found_.replaced()});
  }
  number_words();
}

void NewPieces::number_words() {
  WordTable& words = terms_.words;
  const std::uint64_t seed = words.seed();
  const std::size_t n = found_.size();
  keys_.resize(n);
  nodes_.resize(n);
  const std::string_view last = n == 0 ? std::string_view() : found_[n - 1].text;
  const char* const end = last.data() + last.size();
  for (std::size_t i = 0; i < n; ++i) {
    const std::string_view word = found_[i].text;
    keys_[i] = words.fetch(word, static_cast<std::size_t>(end - word.data()) >= PieceMemo::readable);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::string_view word = found_[i].text;
    const WordTable::Key key = words.seed() == seed ? keys_[i] : words.fetch(word, false);
    nodes_[i] = learns_ ? words.add(key, word) : words.find(key, word);
  }
}

}  // namespace tidings::detail
