#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "vectors/radix_sort.hpp"
#include "vectors/term_table.hpp"

namespace tidings::detail {
namespace {

/// The first eight bytes as a number that is ordered as they are; shorter words have zeros after them.
std::uint64_t leading_bytes(std::string_view word) {
  std::uint64_t leading = 0;
  for (std::size_t i = 0; i < 8; ++i)
    leading = leading << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  return leading;
}

/// The numbers of the words in the order of their bytes.
LargeVector<std::uint32_t> order_of(const StringList& words) {
  LargeVector<std::uint64_t> leading(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) leading[i] = leading_bytes(words[i]);
  LargeVector<std::uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0U);
  radix_sort(leading, order);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && leading[end] == leading[begin]) ++end;
    std::sort(order.begin() + std::ptrdiff_t(begin), order.begin() + std::ptrdiff_t(end),
              [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  }
  return order;
}

/// The numbers of the n-grams of each length from two on.
std::vector<LargeVector<std::uint32_t>> by_length(const LargeVector<NgramTable::Key>& keys) {
  std::vector<LargeVector<std::uint32_t>> result;
  LargeVector<std::uint32_t> place(keys.size(), 0);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    const Node prefix = NgramTable::prefix_of(keys[i]);
    if (is_ngram(prefix)) place[i] = place[prefix & ~ngram_bit] + 1;
    if (place[i] == result.size()) result.emplace_back();
    result[place[i]].push_back(i);
  }
  return result;
}

/// Makes the table of a source, one length after the other.
class Sorter {
 public:
  explicit Sorter(TermSource source) : source_(std::move(source)) {}

  SortedTerms sort() && {
    sort_words();
    LargeVector<NgramTable::Key> keys = source_.terms.ngrams.take_keys();
    result_.of_ngram.resize(keys.size());
    result_.table.ngrams.reserve(keys.size());
    result_.table.df.reserve(result_.table.df.size() + keys.size());
    std::vector<LargeVector<std::uint32_t>> lengths = by_length(keys);
    for (LargeVector<std::uint32_t>& ngrams : lengths) sort_ngrams(keys, std::exchange(ngrams, {}));
    return std::move(result_);
  }

 private:
  void sort_words() {
    const StringList words = std::exchange(source_.terms.words, {}).terms();
    TermTable& table = result_.table;
    table.words.reserve(words.size(), words.bytes().size());
    result_.of_word.resize(words.size());
    for (const std::uint32_t word : order_of(words)) {
      result_.of_word[word] = static_cast<TermId>(table.words.size());
      table.words.push_back(words[word]);
      append(source_.words, word);
    }
    table.ends.push_back(table.size());
  }

  void sort_ngrams(const LargeVector<NgramTable::Key>& keys, LargeVector<std::uint32_t> ngrams) {
    LargeVector<NgramTable::Key> sorted(ngrams.size());
    for (std::size_t i = 0; i < ngrams.size(); ++i) {
      const NgramTable::Key key = keys[ngrams[i]];
      sorted[i] = NgramTable::key_of(id_of(NgramTable::prefix_of(key)), id_of(NgramTable::word_of(key)));
    }
    radix_sort(sorted, ngrams);
    for (const std::uint32_t ngram : ngrams) {
      result_.of_ngram[ngram] = static_cast<TermId>(result_.table.size());
      append(source_.ngrams, ngram);
    }
    result_.table.ngrams.insert(result_.table.ngrams.end(), sorted.begin(), sorted.end());
    result_.table.ends.push_back(result_.table.size());
  }

  [[nodiscard]] TermId id_of(Node node) const {
    return is_ngram(node) ? result_.of_ngram[node & ~ngram_bit] : result_.of_word[node];
  }

  void append(const Frequencies& frequencies, std::uint32_t term) {
    result_.table.df.push_back(frequencies.df[term]);
    if (!frequencies.occurrences.empty()) result_.table.occurrences.push_back(frequencies.occurrences[term]);
  }

  TermSource source_;
  SortedTerms result_;
};

}  // namespace

SortedTerms sort_terms(TermSource source) {
  return Sorter(std::move(source)).sort();
}

}  // namespace tidings::detail
