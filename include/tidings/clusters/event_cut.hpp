/// @file
/// How alike the stories of one event are, and so where to cut, found without labels.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "tidings/clusters/average_link.hpp"
#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings {

/// The least mean cosine that two groups of stories of the same event have, for vectors as `Events` makes them:
///
///     0.16 words^2 / (words^2 + 36^2) + 22 / (words + 40) / size^0.7
///
/// The first part is what stories of one event share, which grows with their length and levels off: words of the event
/// come again and again, and a headline has few of them. The second is chance: the mean over the pairs between two
/// small groups of short texts can be high by luck, and luck fades as texts get longer and groups larger.
///
/// The five numbers were fitted to where the best cuts lie on ECB+ and GoogleNews and on parts of them (events left
/// out, stories left out, texts cut short), from 20 to 11,000 stories; docs/architecture.md has what was compared.
/// @param words distinct words of a typical story, stop words left out
/// @param size  stories of a typical event, at least 1
[[nodiscard]] double similarity_within_events(double words, double size);

/// The similarity at which `similarity_within_events` agrees with the sizes of the clusters that a cut there leaves:
/// what fits the events depends on how large they are, and how large they are on the cut. Found by iteration from the
/// middle of what full articles have; the typical size is the geometric mean over stories of their cluster's size.
/// @param merges   of average link, down to least_event_similarity x scale at least
/// @param n_rows   that were merged
/// @param words    distinct words of a typical story
/// @param scale    what time leaves of the similarity of stories that belong together, in (0, 1]
/// @param n_empty  how many of the rows are zeros: they do not count
[[nodiscard]] double event_cut(std::span<const Merge> merges, std::size_t n_rows, double words, double scale = 1,
                               std::size_t n_empty = 0);

/// The lowest threshold that event_cut gives, but for the scale.
inline constexpr double least_event_similarity = 0.02;

/// The clusters after those merges whose similarity is at least the threshold: a label for each row, numbered in the
/// order of the clusters' first rows.
[[nodiscard]] std::vector<Index> labels_at(std::span<const Merge> merges, std::size_t n_rows, double threshold);

}  // namespace tidings
