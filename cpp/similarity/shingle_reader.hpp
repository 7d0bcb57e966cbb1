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

/// A hash of words in their order; the same on every machine.
[[nodiscard]] std::uint64_t hash_of_words(std::span<const std::uint64_t> words);

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
  if (words.empty()) return;
  if (words.size() <= size) return visit(hash_of_words(words));
  constexpr std::uint64_t base = 0xD1342543DE82EF95U;
  std::uint64_t leading = 1;  // what the word that leaves is multiplied by
  for (std::size_t i = 0; i < size; ++i) leading *= base;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    sum = sum * base + words[i];
    if (i >= size) sum -= leading * words[i - size];
    if (i + 1 >= size) visit(fold_multiply(sum ^ 0xA0761D6478BD642FU, 0x9E3779B97F4A7C15U));
  }
}

}  // namespace tidings::detail
