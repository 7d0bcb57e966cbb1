#include "vectors/word_counter.hpp"

#include <algorithm>

namespace tidings::detail {

CountBlock WordCounter::read(const Texts& texts, std::size_t begin, std::size_t end) {
  CountBlock block{.ends = {}, .counts = {}, .source = number_};
  bag_.clear();
  for (std::size_t i = begin; i < end; ++i) {
    lexicon_.read_all(texts.read(i, scratch_), i, chunk_, [&] { bag_.add(chunk_, source_.terms.words.size()); });
    bag_.end_text();
    block.ends.push_back(bag_.counts().size());
  }
  block.counts = slabs_.copy_of(bag_.counts());
  if (occurrences_) sum_occurrences();
  return block;
}

void WordCounter::sum_occurrences() {
  LargeVector<std::uint64_t>& sums = source_.frequencies.occurrences;
  const std::size_t n_words = source_.terms.words.size();
  if (sums.size() < n_words) sums.resize(std::max(n_words, 2 * sums.size()), 0);
  for (const TermCount& count : bag_.counts()) sums[count.term] += count.count;
}

void WordCounter::finish() {
  const std::size_t n_words = source_.terms.words.size();
  source_.frequencies.df = bag_.document_frequencies(n_words);
  if (occurrences_) source_.frequencies.occurrences.resize(n_words, 0);
}

}  // namespace tidings::detail
