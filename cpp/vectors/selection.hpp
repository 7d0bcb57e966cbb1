/// @file
/// Which terms become columns. Private to the library.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/vocabulary.hpp"
#include "vectors/term_table.hpp"

namespace tidings::detail {

/// What a term must be to become a column.
struct Limits {
  double least = 1;  ///< texts that have it
  double most = 1;
  double most_of_word = 1;                  ///< texts that have a word of it
  std::optional<std::size_t> max_features;  ///< only those with the most occurrences, or texts if the table
                                            ///< has no occurrences; ties by bytes
};

/// Columns in the order of the terms' bytes, which is that of their code points.
struct Selection {
  LargeVector<Index> column_of;  ///< of each term of the table; -1 of those that are left out
  LargeVector<TermId> terms;     ///< of each column
};

/// Terms in no text are never selected.
[[nodiscard]] Selection select_terms(const TermTable& table, const Limits& limits);

/// The selected terms, spelt out.
[[nodiscard]] StringList spell_columns(const TermTable& table, const Selection& selection, const Execution& execution);

/// The columns of a source's words.
/// @param of their numbers in the table
[[nodiscard]] Columns columns_of(const Renumbering& of, const Selection& selection);

}  // namespace tidings::detail
