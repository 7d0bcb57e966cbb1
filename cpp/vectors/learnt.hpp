/// @file
/// What a collection teaches about its terms. Private to the library.
#pragma once

#include <cstddef>

#include "vectors/decay.hpp"
#include "vectors/form_table.hpp"
#include "vectors/term_table.hpp"

namespace tidings::detail {

/// All terms that were met, whatever min_df and max_df say of them. With a given vocabulary, its terms in its order, as
/// words.
struct Learnt {
  TermTable table;
  std::size_t n_texts = 0;
  std::size_t replaced = 0;  ///< ill-formed UTF-8 sequences in them
  Decayed decayed = {};      ///< nothing unless there is a half-life
  FormTable forms = {};      ///< nothing unless forms are learnt
};

/// What both teach: the same as all of their texts at once.
/// @param given whether the terms are a given vocabulary, the same in both
/// @throws std::invalid_argument if only one has occurrences
[[nodiscard]] Learnt add(const Learnt& a, const Learnt& b, bool given);

/// What remains without the texts that taught `gone`: the same as the other texts alone.
/// @throws std::invalid_argument if these texts were not among those that taught `from`, as far as that shows
[[nodiscard]] Learnt subtract(const Learnt& from, const Learnt& gone, bool given);

/// Checks what came from outside.
/// @param half_life whether there is one
/// @throws std::invalid_argument if its arrays do not agree with each other
void check(const Learnt& learnt, bool given, bool half_life);

}  // namespace tidings::detail
