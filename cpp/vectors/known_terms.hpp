/// @file
/// A vocabulary made ready to count texts by. Private to the library.
#pragma once

#include "tidings/vectors/vocabulary.hpp"
#include "vectors/counts.hpp"

namespace tidings::detail {

/// The words and n-grams of a vocabulary, and their columns.
struct KnownTerms {
  /// @param vocabulary n-grams are words joined by a space
  explicit KnownTerms(const Vocabulary& vocabulary);

  Terms terms;
  Columns columns;
};

}  // namespace tidings::detail
