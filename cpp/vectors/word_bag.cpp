#include "vectors/word_bag.hpp"

#include <algorithm>

namespace tidings::detail {

/// Without a branch on whether a word is new, which cannot be guessed. What lies at its place is read before it is
/// known whether the place is one of this text, for the next word waits for nothing else.
void WordBag::add(std::span<const Node> words, std::size_t n_words) {
  if (words_.size() < n_words) words_.resize(std::max(n_words, 2 * words_.size()), Word{});
  std::size_t n = counts_.size() - begin_;
  longest_ = std::max(longest_, n + words.size());
  counts_.resize(begin_ + longest_ + 1);
  TermCount* const text = counts_.data() + begin_;
  for (const Node node : words) {
    Word& word = words_[node];
    const bool is_known = (text[word.place].term == node) & (word.place < n);
    const std::size_t place = is_known ? word.place : n;
    text[place] = {node, (is_known ? text[word.place].count : 0U) + 1};
    word.place = static_cast<std::uint32_t>(place);
    word.df += is_known ? 0U : 1U;
    n += is_known ? 0U : 1U;
  }
  counts_.resize(begin_ + n);
}

LargeVector<std::uint32_t> WordBag::document_frequencies(std::size_t n_words) const {
  LargeVector<std::uint32_t> df(n_words, 0);
  for (std::size_t i = 0; i < std::min(n_words, words_.size()); ++i) df[i] = words_[i].df;
  return df;
}

}  // namespace tidings::detail
