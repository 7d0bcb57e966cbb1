/// @file
/// The lines of a page that may be headlines, weighed one by one and by what the page's lines have in common. Private
/// to the stage.
#pragma once

#include <cstddef>
#include <vector>

#include "stories/blocks.hpp"
#include "stories/evidence.hpp"
#include "stories/layout.hpp"
#include "stories/surroundings.hpp"
#include "stories/topics.hpp"

namespace tidings::detail {

/// Weights are decimal fractions: sums of the same ones may differ by rounding.
inline constexpr double rounding = 1e-9;

/// A line that may be a headline.
struct Candidate {
  std::size_t block = 0;
  double score = 0;
  Surroundings surroundings;
  TopicChange change{};  ///< known where the words were asked, since nothing else decides
};

struct Candidates {
  std::vector<Candidate> items;  ///< in the order of the page
  double least = 0;              ///< what a headline needs
  bool links_close = false;      ///< nearly every link has a line above prose below it
  bool words_change = false;     ///< at most of the lines that only words decide
};

/// The lines that are not hopelessly far from `least`.
[[nodiscard]] Candidates find_candidates(const Blocks& blocks, const Layout& layout, double least);

/// The evidence for one of them, which adds up to its score.
[[nodiscard]] Scale weigh(const Candidates& candidates, const Candidate& candidate, const Blocks& blocks,
                          const Layout& layout);

}  // namespace tidings::detail
