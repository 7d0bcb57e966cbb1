#include "vectors/word_counter.hpp"

#include <algorithm>
#include <stdexcept>

#include "text/icu.hpp"

namespace tidings::detail {

CountBlock WordCounter::count(const Texts& texts, std::size_t begin, std::size_t end) {
  CountBlock block{.ends = {}, .counts = {}, .source = number_};
  bag_.clear();
  for (std::size_t i = begin; i < end; ++i) {
    count_text(texts.read(i, scratch_), i);
    block.ends.push_back(bag_.counts().size());
  }
  block.counts.assign(bag_.counts().begin(), bag_.counts().end());
  if (occurrences_) sum_occurrences();
  return block;
}

void WordCounter::count_text(std::string_view text, std::size_t position) {
  bag_.begin_text();
  try {
    require_icu_size(text);
    text = lexicon_.prepare(text);
    for (std::size_t at = 0; at < text.size();) {
      at = lexicon_.read(text, at, chunk_);
      bag_.add(chunk_, source_.terms.words.size());
    }
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument("text " + std::to_string(position) + ": " + error.what());
  }
}

void WordCounter::sum_occurrences() {
  LargeVector<std::uint64_t>& sums = source_.words.occurrences;
  const std::size_t n_words = source_.terms.words.size();
  if (sums.size() < n_words) sums.resize(std::max(n_words, 2 * sums.size()), 0);
  for (const TermCount& count : bag_.counts()) sums[count.term] += count.count;
}

void WordCounter::finish() {
  const std::size_t n_words = source_.terms.words.size();
  source_.words.df = bag_.document_frequencies(n_words);
  if (occurrences_) source_.words.occurrences.resize(n_words, 0);
}

}  // namespace tidings::detail
