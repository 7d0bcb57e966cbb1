/// @file
/// Where to cut, found without labels.
#pragma once

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// A similarity above which two groups of stories are likely to tell of the same event.
///
/// Most pairs of stories have nothing to do with each other; how similar they are by chance depends on the length of
/// the texts and the weighting, and can be measured. With mu, the mean cosine of all pairs that are not a row and its
/// nearest neighbour, the threshold is mu ln(n), kept within [0.05, 0.25]: if chance similarities fell off
/// exponentially, each row would have one neighbour above it by chance. (They fall off faster in long texts; that is
/// the margin.) With fewer than three rows there is nothing to measure, and the threshold is 0.1.
///
/// A page on which all stories tell of one event has no unrelated pairs to measure, and is cut in pieces.
template <class Real>
[[nodiscard]] double event_threshold(const SparseView<Real>& matrix, const Execution& execution = {});

}  // namespace tidings
