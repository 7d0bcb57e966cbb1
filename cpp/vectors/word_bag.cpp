#include "vectors/word_bag.hpp"

#include <algorithm>

namespace tidings::detail {

/// Without a branch on whether a word is new, which cannot be guessed.
void WordBag::add(std::span<const Node> words, std::size_t n_words) {
  if (words_.size() < n_words) words_.resize(std::max(n_words, 2 * words_.size()), Word{});
  if (text_.size() < n_ + words.size()) text_.resize(2 * (n_ + words.size()));
  std::size_t n = n_;
  for (const Node node : words) {
    Word& word = words_[node];
    text_[n] = node;
    n += word.count == 0 ? 1U : 0U;
    ++word.count;
  }
  n_ = n;
}

void WordBag::end_text() {
  std::size_t at = counts_.size();
  counts_.resize(at + n_);
  for (std::size_t i = 0; i < n_; ++i) {
    Word& word = words_[text_[i]];
    counts_[at++] = {text_[i], word.count};
    word = {0, word.df + 1};
  }
  n_ = 0;
}

LargeVector<std::uint32_t> WordBag::document_frequencies(std::size_t n_words) const {
  LargeVector<std::uint32_t> df(n_words, 0);
  for (std::size_t i = 0; i < std::min(n_words, words_.size()); ++i) df[i] = words_[i].df;
  return df;
}

}  // namespace tidings::detail
