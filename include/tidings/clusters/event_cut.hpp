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
///     0.11 words^2 / (words^2 + 60^2) + 7.6 / (words + 85) ln(1 + rivals / size) / size^0.75
///
/// The first part is what stories of one event share, which grows with their length and levels off: words of the event
/// come again and again, and a headline has few of them. The second is chance: the mean over the pairs between two
/// small groups of short texts can be high by luck. Luck grows with the logarithm of the number of groups among which
/// the best is looked for, and fades as texts get longer and groups larger.
/// @param words  distinct words of a typical story, stop words left out
/// @param size   stories of a typical event, at least 1
/// @param rivals stories that a story could be joined with, itself among them: all, or those near in time
[[nodiscard]] double similarity_within_events(double words, double size, double rivals);

/// The stories whose merges are cut.
struct CutStories {
  std::size_t n = 0;
  std::size_t n_empty = 0;  ///< those without a word: they do not count
  double words = 0;         ///< as similarity_within_events; so is the next
  double rivals = 0;
};

/// Where to cut merges so that events are left: the similarity t at which
///
///     t = (similarity_within_events + 0.24 alone^2) ((far + 1) / (near + 1))^0.24
///
/// agrees with the clusters that a cut at t leaves. Their typical size is the geometric mean over stories of their
/// cluster's size, `alone` is the share of stories that are joined with none, `far` the number of merges at 1.5 t or
/// above, and `near` that between t and 1.5 t. Where most stories are alone, two that are alike are so by chance more
/// often, and the cut is higher. Where merges go on just above the cut, events are not yet whole, and it is lower.
/// Found by iteration from the middle of what full articles have; any beginning leads to the same t on all sets tried.
///
/// The numbers were chosen on a half of 198 labelled piles that were made from four sets; docs/architecture.md has
/// what was compared, and what the rule loses on the other half.
/// @param merges of average link, down to least_event_similarity at least
[[nodiscard]] double event_cut(std::span<const Merge> merges, const CutStories& stories);

/// The lowest threshold that event_cut gives.
inline constexpr double least_event_similarity = 0.02;

/// The clusters after those merges whose similarity is at least the threshold: a label for each row, numbered in the
/// order of the clusters' first rows.
[[nodiscard]] std::vector<Index> labels_at(std::span<const Merge> merges, std::size_t n_rows, double threshold);

}  // namespace tidings
