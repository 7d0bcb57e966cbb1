/// @file
/// Texts as the words and n-grams that they consist of. Private to the library.
#pragma once

#include <memory>
#include <vector>

#include "vectors/learnt.hpp"
#include "vectors/ngram_search.hpp"
#include "vectors/selection.hpp"
#include "vectors/word_runs.hpp"

namespace tidings::detail {

/// All terms of a collection, and where they stand.
class TermRuns {
 public:
  /// Learns the words and n-grams of texts.
  /// @param searching told of the search for n-grams, which follows the reading
  TermRuns(const Texts& texts, const UnitReader& units, bool occurrences, const Execution& reading,
           const Execution& searching);

  /// What was learnt. Taken away it leaves nothing to be counted.
  [[nodiscard]] Learnt& learnt() { return learnt_; }

  /// Counts the terms of each text that are columns, in the order of the columns. Leaves nothing of where they stand.
  [[nodiscard]] Counts count(const Selection& selection, const Execution& execution) &&;

 private:
  void search(std::size_t n, bool occurrences, const Execution& execution);
  void clear_shorter();

  NgramRange range_;
  Learnt learnt_;
  std::vector<WordBlock> blocks_;
  std::vector<std::unique_ptr<NgramSearch>> searches_;  ///< for n-grams of each length, from two on
  std::vector<std::vector<Nodes>> ngrams_;              ///< of each length but the greatest: what ends at each word
};

}  // namespace tidings::detail
