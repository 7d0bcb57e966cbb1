/// @file
/// What a block can be where it stands. Private to the stage.
#pragma once

#include <cstddef>
#include <vector>

#include "stories/blocks.hpp"

namespace tidings::detail {

/// Text that is no headline: long, or with a full stop at its end.
[[nodiscard]] bool is_prose(const Block& block);

/// Whether a block belongs under a headline and above the body.
[[nodiscard]] bool is_header_matter(const Block& block);

/// Whether a block can be the sentence under a headline that says more: up to 300 bytes, a byline or a date below.
[[nodiscard]] bool is_standfirst(const std::vector<Block>& blocks, std::size_t at);

/// Whether a block is a date that stands above a headline: nothing that it could belong to is above it.
[[nodiscard]] bool leads_headline(const std::vector<Block>& blocks, std::size_t at);

/// Whether a block can stand between the end of a story and the next headline, or under a headline: a kicker.
[[nodiscard]] bool is_kicker_like(const Block& block);

/// Whether a block closes a story: credits, the link to the original, a separator, an end mark.
[[nodiscard]] bool closes_story(const Block& block);

}  // namespace tidings::detail
