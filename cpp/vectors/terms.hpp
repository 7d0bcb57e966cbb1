/// @file
/// Words and n-grams with their numbers. Private to the library.
#pragma once

#include "vectors/ngram_table.hpp"
#include "vectors/word_table.hpp"

namespace tidings::detail {

/// The words of a vocabulary, and its n-grams as nodes: what a Lexicon knows. Unless it is to learn, it is not changed.
struct Terms {
  WordTable words;
  NgramTable ngrams;
};

using Nodes = LargeVector<Node>;

}  // namespace tidings::detail
