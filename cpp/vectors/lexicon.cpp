#include "vectors/lexicon.hpp"

#include <algorithm>
#include <optional>

namespace tidings::detail {
namespace {

/// Pieces that are made ready together, so that the memory they need is on its way before it is read.
constexpr std::size_t group_size = 128;
/// A longer piece hardly comes twice.
constexpr std::size_t longest_known = 64;
/// The value of a piece without words. Those of words are their nodes, those of phrases lie below.
constexpr std::int32_t nothing = -1;

}  // namespace

Lexicon::Lexicon(const UnitReader& units, Terms& terms, bool learns)
    : units_(units),
      terms_(terms),
      learns_(learns),
      workspace_(units.workspace()),
      memos_(units.n_languages()),
      keys_(group_size) {}

std::string_view Lexicon::prepare(std::string_view text) {
  scratch_.clear();
  const std::string_view prepared = units_.prepare(text, workspace_, scratch_);
  replaced_ += scratch_.replaced();
  return prepared;
}

std::size_t Lexicon::read(std::string_view text, std::size_t begin, Nodes& words) {
  words.clear();
  const std::size_t end = units_.read(text, begin, pieces_);
  for (std::size_t group = 0; group < pieces_.size(); group += group_size) {
    read_group(text, group, std::min(group + group_size, pieces_.size()), words);
  }
  return end;
}

void Lexicon::read_group(std::string_view text, std::size_t begin, std::size_t end, Nodes& words) {
  const auto bytes = [&](const Piece& piece) { return text.substr(piece.begin, piece.end - piece.begin); };
  const auto is_known = [](const Piece& piece) { return piece.end - piece.begin <= longest_known; };
  PieceMemo& memo = memos_[workspace_.language];
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_known(pieces_[i])) continue;
    const bool padded = pieces_[i].begin + PieceMemo::readable <= text.size();
    keys_[i - begin] = memo.key_of(bytes(pieces_[i]), padded);
    memo.prefetch(keys_[i - begin]);
  }
  const std::uint64_t seed = memo.seed();
  std::size_t n = words.size();
  words.resize(n + end - begin);
  for (std::size_t i = begin; i < end; ++i) {
    std::optional<std::int32_t> value;
    if (is_known(pieces_[i])) {
      if (memo.seed() != seed) keys_[i - begin] = memo.key_of(bytes(pieces_[i]), false);
      value = memo.find(keys_[i - begin], bytes(pieces_[i]));
    }
    if (value && *value >= nothing) {
      words[n] = static_cast<Node>(*value);
      n += *value == nothing ? 0U : 1U;
      continue;
    }
    words.resize(n);
    if (value) {
      use_phrase(*value, words);
    } else {
      analyze(text, pieces_[i], words);
    }
    n = words.size();
    words.resize(n + end - i - 1);
  }
  words.resize(n);
}

/// Appends the words of a piece that has other than one.
void Lexicon::use_phrase(std::int32_t value, Nodes& words) {
  const Phrase& phrase = phrases_[static_cast<std::size_t>(-(value + 2))];
  replaced_ += phrase.replaced;
  words.insert(words.end(), phrase_words_.begin() + static_cast<std::ptrdiff_t>(phrase.begin),
               phrase_words_.begin() + static_cast<std::ptrdiff_t>(phrase.end));
}

/// Works out what a piece means, and keeps it unless it is long.
void Lexicon::analyze(std::string_view text, const Piece& piece, Nodes& words) {
  scratch_.clear();
  units_.append(text, piece, workspace_, scratch_);
  const std::size_t first = words.size();
  for (std::size_t i = 0; i < scratch_.size(); ++i) words.push_back(node_of(scratch_[i].text));
  replaced_ += scratch_.replaced();
  if (piece.end - piece.begin > longest_known) return;
  std::int32_t value = nothing;
  if (scratch_.size() == 1 && scratch_.replaced() == 0 && words.back() != no_node) {
    value = static_cast<std::int32_t>(words.back());
  } else if (scratch_.size() > 0 || scratch_.replaced() > 0) {
    value = -static_cast<std::int32_t>(phrases_.size()) - 2;
    const std::size_t begin = phrase_words_.size();
    phrase_words_.insert(phrase_words_.end(), words.begin() + static_cast<std::ptrdiff_t>(first), words.end());
    phrases_.push_back({begin, phrase_words_.size(), scratch_.replaced()});
  }
  memos_[workspace_.language].add(text.substr(piece.begin, piece.end - piece.begin), value);
}

Node Lexicon::node_of(std::string_view word) {
  return learns_ ? terms_.words.add(word) : terms_.words.find(word);
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
