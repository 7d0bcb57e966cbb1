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
  ColumnCounter(const Selection& selection, bool words, std::vector<const NgramSearch*> ngrams)
      : column_of_(selection.column_of),
        words_(words),
        ngrams_(std::move(ngrams)),
        order_(selection.terms.size()),
        found_(ngrams_.size()) {}

  /// Counts the texts of a group of blocks, in the order of the columns. Leaves nothing of the blocks.
  void count(std::size_t group, std::span<WordBlock> blocks, std::span<CountBlock> counts);

 private:
  void add_words(std::span<const Node> words);
  void add_columns(std::span<const Node> columns);
  void count_row();

  const LargeVector<Index>& column_of_;
  bool words_;
  std::vector<const NgramSearch*> ngrams_;
  RowOrder<std::uint32_t> order_;
  std::vector<std::vector<Nodes>> found_;  ///< of each length and block, the columns that end at each word
  LargeVector<std::uint32_t> row_;
  LargeVector<TermCount> counts_;
  Slabs<TermCount> slabs_;
};

}  // namespace tidings::detail
