#include "vectors/ngram_parts.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <stdexcept>
#include <string>

namespace tidings::detail {
namespace {

constexpr std::size_t ngrams_of_part = std::size_t{1} << 15U;
constexpr std::size_t most_parts = std::size_t{1} << 12U;

unsigned bits_below(std::size_t n) {
  return n < 2 ? 0 : static_cast<unsigned>(std::bit_width(n - 1));
}

}  // namespace

/// A term's df tells well enough how many n-grams begin with it.
NgramParts::NgramParts(const TermTable& table, std::size_t n_ngrams, std::size_t n_texts)
    : n_texts_(n_texts), word_bits_(bits_below(table.words.size())), text_bits_(bits_below(n_texts)) {
  first_ = static_cast<TermId>(table.ends.size() < 2 ? 0 : table.ends[table.ends.size() - 2]);
  parts_.resize(table.size() - first_);
  std::uint64_t all = 0;
  for (std::size_t t = first_; t < table.size(); ++t) all += table.df[t] + std::uint64_t{1};
  const std::size_t n_parts = std::clamp<std::size_t>(n_ngrams / ngrams_of_part, 1, most_parts);
  std::size_t widest = 0;
  for (std::uint64_t sum = 0, t = first_, last = n_parts; t < table.size(); ++t) {
    const std::uint64_t part = sum * n_parts / all;
    if (part != last) begins_.push_back(static_cast<TermId>(t));
    last = part;
    parts_[t - first_] = static_cast<std::uint16_t>(begins_.size() - 1);
    widest = std::max<std::size_t>(widest, t - begins_.back() + 1);
    sum += table.df[t] + std::uint64_t{1};
  }
  if (bits_below(widest) + word_bits_ + text_bits_ > std::numeric_limits<std::uint64_t>::digits) {
    throw std::length_error("n-grams of " + std::to_string(table.words.size()) + " words in " +
                            std::to_string(n_texts) + " texts are too many: use fewer texts or a smaller max_n");
  }
}

}  // namespace tidings::detail
