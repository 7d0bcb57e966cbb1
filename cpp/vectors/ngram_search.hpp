/// @file
/// The n-grams of a collection. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "vectors/ngram_parts.hpp"
#include "vectors/term_table.hpp"
#include "vectors/word_runs.hpp"

namespace tidings::detail {

/// A number for each word of each block.
using NodesOfBlocks = std::vector<std::span<const Node>>;

/// Finds the n-grams that are a word longer than the longest terms of a table, and appends them to it.
///
/// A table of all n-grams would be far larger than the caches, and each n-gram that a text has would be a wait for
/// memory. So they are dealt by their beginnings into parts of some ten thousand, which are sorted one by one: memory
/// is read and written from one end to the other. Nothing depends on hashes or on the number of threads.
class NgramSearch {
 public:
  /// @param blocks their words are terms of the table
  /// @param prefixes of each block: the longest term of the table that ends at each word, no_node where there is none
  NgramSearch(const std::vector<WordBlock>& blocks, NodesOfBlocks prefixes, TermTable& table);

  /// Appends the n-grams to the table. If there is none the table stays as it is.
  /// @param occurrences whether to sum them
  /// @throws std::length_error at 2^31 - 1 terms
  void run(bool occurrences, const Execution& execution);

  /// Makes terms columns; after run.
  void to_columns(const LargeVector<Index>& column_of, const Execution& execution);

  /// Blocks come in groups of that many.
  [[nodiscard]] std::size_t blocks_of_group() const { return blocks_of_group_; }

  /// The terms that end at the words of a group's blocks, no_node where there is none; after run, before to_columns.
  /// @param found of each block; is overwritten
  void gather(std::size_t group, std::span<Nodes> found) const;

  /// Appends the columns of a group's n-grams to rows, those of a text in no fixed order; after to_columns. Leaves
  /// nothing of the group.
  /// @param ends of the row of each text in `rows`; they move on, and beyond them there is room for an n-gram a word
  void take_columns(std::size_t group, std::span<std::size_t> ends, std::span<Node> rows);

 private:
  /// The n-grams of some blocks that follow each other, part by part; in a part, in the order of the texts.
  struct Group {
    SlabArray<std::uint64_t> items;  ///< packed; then numbered by ranks in the part; then by columns
    std::vector<std::size_t> ends;   ///< of the parts

    [[nodiscard]] std::span<std::uint64_t> of_part(std::size_t part) {
      const std::size_t begin = part == 0 ? 0 : ends[part - 1];
      return std::span(items.begin(), items.end()).subspan(begin, ends[part] - begin);
    }
  };

  /// The n-grams of a part in their order.
  struct Part {
    SlabArray<NgramTable::Key> ngrams;
    SlabArray<std::uint32_t> df;
    SlabArray<std::uint64_t> occurrences;
  };

  class PartSorter;

  [[nodiscard]] Group deal(std::size_t group, Slabs<std::uint64_t>& slabs) const;
  void append_parts(std::vector<Part> parts, const Execution& execution);
  template <class Use>
  void for_each(std::size_t block, const Use& use) const;

  const std::vector<WordBlock>& blocks_;
  NodesOfBlocks prefixes_;
  TermTable& table_;
  std::size_t blocks_of_group_;
  NgramParts parts_;
  std::vector<Group> groups_;
  std::vector<TermId> begins_;  ///< of each part, its first term
};

}  // namespace tidings::detail
