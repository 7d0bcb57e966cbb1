/// @file
/// What stands above and below a block, as evidence for its being a headline. Private to the stage.
#pragma once

#include <cstddef>
#include <string_view>

#include "stories/blocks.hpp"
#include "stories/evidence.hpp"

namespace tidings::detail {

/// The names of the evidence that speaks loudest on each side; empty where nothing does.
struct Surroundings {
  std::string_view above;
  std::string_view below;
};

/// Weighs what stands above a block, over furniture and kickers, and below it, down to the body.
Surroundings weigh_surroundings(const Blocks& blocks, std::size_t at, Scale& scale);

/// Whether a link that need not close a story is what speaks from above.
[[nodiscard]] bool has_link_above(const Surroundings& surroundings);

}  // namespace tidings::detail
