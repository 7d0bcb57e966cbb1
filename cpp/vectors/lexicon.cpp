#include "vectors/lexicon.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace tidings::detail {
namespace {

/// N-grams that are looked up together.
constexpr std::size_t group_size = 128;
/// The value of a piece without words. Those of words are their nodes, those of phrases lie below.
constexpr std::int32_t nothing = -1;
constexpr std::int32_t unknown = FrequentPieces::unknown;

std::string_view bytes_of(std::string_view text, const Piece& piece) {
  return {text.data() + piece.begin, piece.end - piece.begin};
}

/// A longer piece hardly comes twice.
bool is_long(const Piece& piece) {
  constexpr std::uint32_t longest_known = 64;
  return piece.end - piece.begin > longest_known;
}

}  // namespace

Lexicon::Lexicon(const UnitReader& units, Terms& terms, bool learns)
    : units_(units),
      terms_(terms),
      learns_(learns),
      workspace_(units.workspace()),
      new_pieces_(units, terms, learns),
      memos_(units.n_languages()) {}

std::string_view Lexicon::prepare(std::string_view text) {
  prepared_.clear();
  const std::string_view prepared = units_.prepare(text, workspace_, prepared_);
  replaced_ += prepared_.replaced();
  return prepared;
}

/// While one group waits for memory, the next is begun.
std::size_t Lexicon::read(std::string_view text, std::size_t begin, Nodes& words) {
  words.clear();
  const std::size_t end = units_.read(text, begin, pieces_);
  std::span<const Piece> pieces = pieces_;
  group_.pieces = {};
  while (!pieces.empty()) {
    next_.pieces = pieces.first(std::min(Group::size, pieces.size()));
    pieces = pieces.subspan(next_.pieces.size());
    look_up(text, next_);
    finish(text, group_, words);
    std::swap(group_, next_);
  }
  finish(text, group_, words);
  return end;
}

/// Makes the keys of the pieces, and finds the values of those that are frequent.
void Lexicon::look_up(std::string_view text, Group& group) const {
  const Memo& memo = memos_[workspace_.language];
  const PieceKeys keys = memo.all.keys();
  const FrequentPieces::View frequent = memo.frequent.view();
  group.seed = keys.seed();
  for (std::size_t i = 0; i < group.pieces.size(); ++i) {
    const Piece piece = group.pieces[i];
    if (is_long(piece)) {
      group.keys[i] = {};
      continue;
    }
    keys.make(bytes_of(text, piece), piece.begin + PieceKey::readable <= text.size(), group.keys[i]);
    frequent.prefetch(group.keys[i]);
  }
  std::size_t n_rare = 0;
  for (std::size_t i = 0; i < group.pieces.size(); ++i) {
    const std::int32_t value = frequent.find(group.keys[i]);
    group.values[i] = value;
    group.positions[n_rare] = static_cast<std::uint32_t>(i);
    n_rare += value == unknown ? 1U : 0U;
  }
  group.rare = std::span(group.positions).first(n_rare);
  for (const std::uint32_t i : group.rare) memo.all.prefetch(group.keys[i]);
}

void Lexicon::finish(std::string_view text, Group& group, Nodes& words) {
  if (group.pieces.empty()) return;
  look_up_rare(text, group);
  if (!group.rare.empty()) learn(text, group);
  append_words(group, words);
}

/// Finds the values of the other pieces. Those that have none stay behind.
void Lexicon::look_up_rare(std::string_view text, Group& group) {
  Memo& memo = memos_[workspace_.language];
  const bool void_keys = memo.all.keys().seed() != group.seed;
  std::size_t n_unknown = 0;
  for (const std::uint32_t i : group.rare) {
    std::optional<std::int32_t> value;
    if (!is_long(group.pieces[i])) {
      const std::string_view piece = bytes_of(text, group.pieces[i]);
      if (void_keys) group.keys[i] = memo.all.key_of(piece, false);
      value = memo.all.find(group.keys[i], piece);
    }
    if (value) {
      group.values[i] = *value;
      memo.frequent.keep(group.keys[i], *value, memo.all.size());
    } else {
      group.positions[n_unknown++] = i;
    }
  }
  group.rare = std::span(group.positions).first(n_unknown);
}

/// Works out what the unknown pieces mean, and keeps it unless they are long. One may be among them twice.
void Lexicon::learn(std::string_view text, Group& group) {
  PieceMemo& memo = memos_[workspace_.language].all;
  const std::uint64_t seed = memo.keys().seed();
  new_pieces_.analyze(text, group.pieces, group.rare, workspace_);
  for (std::size_t u = 0; u < group.rare.size(); ++u) {
    const std::uint32_t i = group.rare[u];
    if (is_long(group.pieces[i])) continue;
    const std::string_view piece = bytes_of(text, group.pieces[i]);
    const PieceKey key = memo.keys().seed() == seed ? group.keys[i] : memo.key_of(piece, false);
    const std::optional<std::int32_t> known = memo.look_up(key, piece);
    group.values[i] = known ? *known : value_of(new_pieces_[u]);
    if (!known) memo.add(key, piece, group.values[i]);
  }
}

std::int32_t Lexicon::value_of(const NewPieces::Meaning& meaning) {
  const auto& [words, replaced] = meaning;
  if (words.empty() && replaced == 0) return nothing;
  if (words.size() == 1 && replaced == 0 && words[0] != no_node) return static_cast<std::int32_t>(words[0]);
  const std::size_t begin = phrase_words_.size();
  phrase_words_.insert(phrase_words_.end(), words.begin(), words.end());
  phrases_.push_back({begin, phrase_words_.size(), replaced});
  return -static_cast<std::int32_t>(phrases_.size()) - 1;
}

void Lexicon::append_words(const Group& group, Nodes& words) {
  const std::size_t size = group.pieces.size();
  std::size_t n = words.size();
  words.resize(n + size);
  for (std::size_t i = 0, next_unknown = 0; i < size; ++i) {
    const std::int32_t value = group.values[i];
    if (value >= nothing) {
      words[n] = static_cast<Node>(value);
      n += value == nothing ? 0U : 1U;
      continue;
    }
    words.resize(n);
    if (value == unknown) {
      while (group.rare[next_unknown] != i) ++next_unknown;
      const auto [of_piece, replaced] = new_pieces_[next_unknown];
      words.insert(words.end(), of_piece.begin(), of_piece.end());
      replaced_ += replaced;
    } else {
      append_phrase(value, words);
    }
    n = words.size();
    words.resize(n + size - i - 1);
  }
  words.resize(n);
}

void Lexicon::append_phrase(std::int32_t value, Nodes& words) {
  const Phrase& phrase = phrases_[static_cast<std::size_t>(-(value + 2))];
  replaced_ += phrase.replaced;
  words.insert(words.end(), phrase_words_.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
               phrase_words_.begin() + static_cast<std::ptrdiff_t>(phrase.end));
}

void Lexicon::extend(const Nodes& words, Nodes& prefixes) {
  const auto is_none = [&](std::size_t i) { return words[i] == no_node || prefixes[i] == no_node; };
  for (std::size_t begin = 0; begin < words.size(); begin += group_size) {
    const std::size_t end = std::min(begin + group_size, words.size());
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_none(i)) terms_.ngrams.prefetch(NgramTable::key_of(prefixes[i], words[i]));
    }
    for (std::size_t i = begin; i < end; ++i) {
      if (is_none(i)) {
        prefixes[i] = no_node;
        continue;
      }
      const NgramTable::Key key = NgramTable::key_of(prefixes[i], words[i]);
      prefixes[i] = learns_ ? terms_.ngrams.add(key) : terms_.ngrams.find(key);
    }
  }
}

}  // namespace tidings::detail
