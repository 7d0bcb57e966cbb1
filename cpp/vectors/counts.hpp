/// @file
/// How often each term occurs in each text.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/vectors/tfidf.hpp"
#include "tidings/vectors/vocabulary.hpp"

namespace tidings {

/// A term of a text and how often it occurs there.
struct TermCount {
  Index term;
  Index count;
};

/// The counts of some texts that follow each other. The terms of a text are in no fixed order.
struct CountBlock {
  std::vector<std::size_t> ends;  ///< of each text in `counts`
  std::vector<TermCount> counts;
};

/// The counts of all texts, cut into blocks of `texts_per_block`.
struct Counts {
  static constexpr std::size_t texts_per_block = 64;

  std::vector<CountBlock> blocks;
  std::size_t n_texts = 0;
  std::size_t replaced = 0;  ///< ill-formed UTF-8 sequences

  /// Calls visit(term, count) for each term of text i.
  template <class Visit>
  void for_each(std::size_t i, const Visit& visit) const {
    const CountBlock& block = blocks[i / texts_per_block];
    const std::size_t in_block = i % texts_per_block;
    const std::size_t begin = in_block == 0 ? 0 : block.ends[in_block - 1];
    for (std::size_t e = begin; e < block.ends[in_block]; ++e) visit(block.counts[e].term, block.counts[e].count);
  }
};

/// Counts the terms of a vocabulary; others are left out.
[[nodiscard]] Counts count_known(Texts texts, const Analyzer& analyzer, const Vocabulary& vocabulary,
                                 const Execution& execution);

/// Counts all terms, and learns them. The vocabulary's order depends on the threads; the set of its terms does not.
/// Progress goes to the end with the counting; bringing the threads' terms together then reports the end again.
[[nodiscard]] Counts count_all(Texts texts, const Analyzer& analyzer, Vocabulary& vocabulary,
                               const Execution& execution);

}  // namespace tidings
