/// @file
/// Where stories begin: evidence that a block is a headline, weighed. Private to the stage.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stories/blocks.hpp"
#include "tidings/stories/page.hpp"

namespace tidings::detail {

/// The headline of a story, and what made it one.
struct Headline {
  std::size_t block = 0;
  Boundary boundary;
};

/// The headlines in the order of the page.
/// @param least the sum of weights that a headline needs.
[[nodiscard]] std::vector<Headline> find_headlines(std::span<const Block> blocks, double least);

/// Whether a block can stand between the end of a story and the next headline, or under a headline: a kicker.
[[nodiscard]] bool is_kicker_like(const Block& block);

/// Whether a block closes a story: credits, the link to the original, a separator.
[[nodiscard]] bool closes_story(const Block& block);

/// Whether a block belongs under a headline and above the body.
[[nodiscard]] bool is_header_matter(const Block& block);

}  // namespace tidings::detail
