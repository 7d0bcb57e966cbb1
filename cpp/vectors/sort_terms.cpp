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
  RadixSort().sort(leading, order);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    while (end < order.size() && leading[end] == leading[begin]) ++end;
    std::sort(order.begin() + std::ptrdiff_t(begin), order.begin() + std::ptrdiff_t(end),
              [&](std::uint32_t a, std::uint32_t b) { return words[a] < words[b]; });
  }
  return order;
}

}  // namespace

SortedTerms sort_terms(TermSource source) {
  const StringList words = std::exchange(source.terms.words, {}).words();
  const Frequencies& frequencies = source.frequencies;
  SortedTerms sorted;
  TermTable& table = sorted.table;
  table.words.reserve(words.size(), words.bytes().size());
  sorted.of.resize(words.size());
  for (const std::uint32_t word : order_of(words)) {
    sorted.of[word] = static_cast<TermId>(table.words.size());
    table.words.push_back(words[word]);
    table.df.push_back(frequencies.df[word]);
    if (!frequencies.occurrences.empty()) table.occurrences.push_back(frequencies.occurrences[word]);
  }
  table.ends.push_back(table.size());
  return sorted;
}

}  // namespace tidings::detail
