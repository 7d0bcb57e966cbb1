/// @file
/// How often each term occurs in each text. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/large_vector.hpp"
#include "base/slabs.hpp"
#include "text/unit_reader.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "vectors/lexicon.hpp"
#include "vectors/term_bag.hpp"

namespace tidings::detail {

/// The counts of some texts that follow each other. The terms of a text are in no fixed order.
struct CountBlock {
  std::vector<std::size_t> ends;  ///< of each text in `counts`
  SlabArray<TermCount> counts;
  std::uint32_t source = 0;  ///< whose numbers the terms have: a position in Counts::sources
};

/// How often terms occur.
struct Frequencies {
  LargeVector<std::uint32_t> df;           ///< texts that have the term, of each
  LargeVector<std::uint64_t> occurrences;  ///< in all texts, of each; empty where nobody asked for them
};

/// The terms that one thread met.
struct TermSource {
  Terms terms;
  Frequencies frequencies;  ///< of the words, where they were learnt; of n-grams nobody asks
};

/// The counts of all texts, cut into blocks of `texts_per_block`.
struct Counts {
  static constexpr std::size_t texts_per_block = 64;

  std::vector<CountBlock> blocks;
  std::vector<TermSource> sources;  ///< empty where the terms were known before
  std::size_t n_texts = 0;
  std::size_t replaced = 0;  ///< ill-formed UTF-8 sequences
  bool in_order = false;     ///< whether each text's terms ascend

  /// The counts of text i.
  [[nodiscard]] std::span<const TermCount> of(std::size_t i) const {
    const CountBlock& block = blocks[i / texts_per_block];
    const std::size_t in_block = i % texts_per_block;
    const std::size_t begin = in_block == 0 ? 0 : block.ends[in_block - 1];
    return block.counts.view().subspan(begin, block.ends[in_block] - begin);
  }
};

/// Columns of the terms of one source; -1 of those that are left out.
struct Columns {
  LargeVector<Index> of_word;
  LargeVector<Index> of_ngram;

  [[nodiscard]] Index operator[](Node term) const {
    return is_ngram(term) ? of_ngram[term & ~ngram_bit] : of_word[term];
  }
};

/// Learns and counts all words. Each thread has numbers of its own for them.
/// @param occurrences whether to sum them
[[nodiscard]] Counts count_words(const Texts& texts, const UnitReader& units, bool occurrences,
                                 const Execution& execution);

/// Counts all words and n-grams. Each thread has numbers of its own for them.
[[nodiscard]] Counts count_all(const Texts& texts, const UnitReader& units, const Execution& execution);

/// Counts the terms that are known; others are left out.
/// @param terms are not changed
[[nodiscard]] Counts count_known(const Texts& texts, const UnitReader& units, Terms& terms, const Execution& execution);

/// Drops what has no column. The counts' terms are columns then.
/// @param columns of each source
void renumber(Counts& counts, std::span<const Columns> columns, const Execution& execution);

}  // namespace tidings::detail
