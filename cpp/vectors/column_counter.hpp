/// @file
/// Counts texts whose terms are known, on one thread. Private to the library.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "vectors/ngram_search.hpp"
#include "vectors/row_order.hpp"
#include "vectors/selection.hpp"

namespace tidings::detail {

class ColumnCounter {
 public:
  /// @param words whether words are counted
  /// @param ngrams what is counted of each length, as columns
  ColumnCounter(const Selection& selection, bool words, std::vector<NgramSearch*> ngrams)
      : column_of_(selection.column_of), words_(words), ngrams_(std::move(ngrams)), order_(selection.terms.size()) {}

  /// Counts the texts of a group of blocks, in the order of the columns. Leaves nothing of the blocks.
  void count(std::size_t group, std::span<WordBlock> blocks, std::span<CountBlock> counts);

 private:
  void lay_out(std::span<const WordBlock> blocks);
  void add_words(std::span<const WordBlock> blocks);
  void count_row(std::span<const Node> row);

  const LargeVector<Index>& column_of_;
  bool words_;
  std::vector<NgramSearch*> ngrams_;
  RowOrder<std::uint32_t> order_;
  std::vector<std::size_t> begins_;  ///< of the row of each text of the group
  std::vector<std::size_t> ends_;
  Nodes rows_;  ///< columns, each as often as it occurs
  LargeVector<TermCount> counts_;
  Slabs<TermCount> slabs_;
};

}  // namespace tidings::detail
