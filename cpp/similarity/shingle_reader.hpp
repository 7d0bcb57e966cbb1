/// @file
/// Texts as hashes of runs of words. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/unit_reader.hpp"
#include "tidings/text/analyzer.hpp"
#include "vectors/lexicon.hpp"

namespace tidings::detail {

/// How texts become words for comparison: folded, all of them, in whatever script.
[[nodiscard]] AnalyzerOptions shingle_words();

/// A hash of words in their order, which can be added to: a polynomial of the words' hashes. The same on every machine.
class SequenceHash {
 public:
  static constexpr std::uint64_t base = 0xD1342543DE82EF95U;

  void add(std::uint64_t word) {
    sum_ = sum_ * base + word;
    ++n_words_;
  }

  /// Adds the words of another one.
  void add(const SequenceHash& other) {
    std::uint64_t power = 1;
    std::uint64_t square = base;
    for (std::uint64_t n = other.n_words_; n > 0; n /= 2, square *= square) power *= n % 2 == 1 ? square : 1;
    sum_ = sum_ * power + other.sum_;
    n_words_ += other.n_words_;
  }

  /// Drops the first of n words, which was that one.
  /// @param leading base to the power of n - 1
  void drop(std::uint64_t word, std::uint64_t leading) {
    sum_ -= leading * word;
    --n_words_;
  }

  /// Another number for other words; hardly ever the same one.
  [[nodiscard]] std::uint64_t value() const {
    return fold_multiply(sum_ ^ 0xA0761D6478BD642FU, 0x9E3779B97F4A7C15U) + n_words_;
  }

 private:
  std::uint64_t sum_ = 0;
  std::uint64_t n_words_ = 0;
};

/// Reads texts as hashes of words. For one thread.
class WordReader {
 public:
  explicit WordReader(const UnitReader& units) : lexicon_(units, terms_, true) {}

  /// Appends the hash of each word of the text.
  /// @throws std::invalid_argument if the text has 2^31 bytes or more
  void append(std::string_view text, std::vector<std::uint64_t>& words);

 private:
  Terms terms_;
  Lexicon lexicon_;
  Nodes chunk_;
  std::vector<std::uint64_t> hashes_;  ///< of each word of terms_
};

/// Calls visit(hash) for each run of `size` neighbouring words, in their order; once, with the hash of all, where there
/// are fewer, and never where there are none.
template <class Visit>
void for_each_shingle(std::span<const std::uint64_t> words, std::size_t size, const Visit& visit) {
  std::uint64_t leading = 1;
  for (std::size_t i = 1; i < size && i < words.size(); ++i) leading *= SequenceHash::base;
  SequenceHash hash;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= size) hash.drop(words[i - size], leading);
    hash.add(words[i]);
    if (i + 1 >= size || i + 1 == words.size()) visit(hash.value());
  }
}

}  // namespace tidings::detail
