/// @file
/// Pairs of texts by the words that they have in common, where small changes broke the shingles. Private to the
/// library.
#pragma once

#include <vector>

#include "similarity/containment_join.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

/// The pairs of which the shorter text has a share of its shingles in the longer one, or of its words in such shingles:
/// a changed word breaks every shingle that it is in, but is only one word.
/// What is repeated counts once, and boilerplate not at all.
/// @param shared   without boilerplate
/// @param left_out of each shingle, whether it was boilerplate
[[nodiscard]] std::vector<TextPair> with_share(const Corpus& stories, const SharedShingles& shared,
                                               const std::vector<bool>& left_out, const std::vector<TextPair>& pairs,
                                               double share, std::size_t shingle_size, const Execution& execution);

}  // namespace tidings::detail
