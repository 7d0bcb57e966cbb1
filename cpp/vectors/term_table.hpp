/// @file
/// All terms of a collection in one order. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/string_list.hpp"
#include "vectors/counts.hpp"
#include "vectors/ngram_table.hpp"

namespace tidings::detail {

/// The number of a term in a table: words first, then pairs, and so on.
using TermId = std::uint32_t;

/// Words and n-grams, and how many texts have each. The words are in the order of their bytes, the n-grams of a length
/// in that of the n-gram before their last word, then of that word. Two tables of the same terms are the same.
struct TermTable {
  StringList words;
  LargeVector<NgramTable::Key> ngrams;     ///< prefix and word are TermIds
  std::vector<std::size_t> ends;           ///< of the terms of each length, in TermIds; at least that of the words
  LargeVector<std::uint32_t> df;           ///< texts that have the term, of each
  LargeVector<std::uint64_t> occurrences;  ///< of each term in all texts; empty where nobody asked for them

  [[nodiscard]] std::size_t size() const { return df.size(); }
  [[nodiscard]] TermId prefix_of(TermId ngram) const { return NgramTable::prefix_of(ngrams[ngram - words.size()]); }
  [[nodiscard]] TermId word_of(TermId ngram) const { return NgramTable::word_of(ngrams[ngram - words.size()]); }

  /// Bytes of the term as it is spelt.
  [[nodiscard]] std::size_t spelt_size(TermId term) const;

  /// Appends the term as it is spelt: words joined by a space.
  void spell(TermId term, std::string& text) const;
};

/// New numbers of terms, by the old ones.
using Renumbering = LargeVector<TermId>;

/// A table of words, and where the words that went into it came to be.
struct SortedTerms {
  TermTable table;
  Renumbering of;
};

/// Brings the words of a thread into order. Leaves nothing of the source.
[[nodiscard]] SortedTerms sort_terms(TermSource source);

/// Tables made one.
struct MergedTerms {
  TermTable table;
  std::vector<Renumbering> of;  ///< the terms of each table that went into it
};

[[nodiscard]] MergedTerms merge_terms(const TermTable& a, const TermTable& b);

/// @param tables at least one; those with occurrences and those without do not mix
[[nodiscard]] MergedTerms merge_terms(std::vector<TermTable> tables, const Execution& execution);

/// The words of all threads as one table, and where those of each came to be.
struct JoinedTerms {
  TermTable table;
  std::vector<Renumbering> of;
};

[[nodiscard]] JoinedTerms join_terms(std::vector<TermSource> sources, const Execution& execution);

}  // namespace tidings::detail
