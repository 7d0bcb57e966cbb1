/// @file
/// Texts as the words that they consist of. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "vectors/counts.hpp"

namespace tidings::detail {

/// The words of some texts that follow each other, in their order.
struct WordBlock {
  SlabArray<Node> words;
  std::vector<std::size_t> ends;  ///< of each text in `words`
  std::uint32_t source = 0;       ///< whose numbers the words have: a position in WordRuns::sources
};

/// The words of all texts, cut into blocks of Counts::texts_per_block.
struct WordRuns {
  std::vector<WordBlock> blocks;
  std::vector<TermSource> sources;  ///< the words that each thread met, and how often
  std::size_t replaced = 0;         ///< ill-formed UTF-8 sequences
};

/// Learns and keeps all words. Each thread has numbers of its own for them.
/// @param occurrences whether to sum them
[[nodiscard]] WordRuns read_words(const Texts& texts, const UnitReader& units, bool occurrences,
                                  const Execution& execution);

/// Gives words their numbers in the table that all sources went into.
/// @param of the numbers in it of each source's words
void renumber(WordRuns& runs, const std::vector<LargeVector<std::uint32_t>>& of, const Execution& execution);

}  // namespace tidings::detail
