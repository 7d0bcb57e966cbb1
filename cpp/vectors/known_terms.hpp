/// @file
/// A vocabulary made ready to count texts by. Private to the library.
#pragma once

#include "tidings/vectors/vocabulary.hpp"
#include "vectors/counts.hpp"

namespace tidings::detail {

/// The words and n-grams of a vocabulary, and their columns.
struct KnownTerms {
  /// @param ngrams whether terms with spaces are n-grams of words joined by them
  KnownTerms(const Vocabulary& vocabulary, bool ngrams);

  Terms terms;
  Columns columns;
};

}  // namespace tidings::detail
