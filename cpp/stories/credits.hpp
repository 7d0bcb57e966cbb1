/// @file
/// "(Reporting by A in X; Editing by B)": who made a story. Private to the stage.
#pragma once

#include <string_view>
#include <vector>

#include "tidings/stories/story.hpp"

namespace tidings::detail {

/// Whether a line starts a list of credits.
[[nodiscard]] bool opens_credits(std::string_view line);

/// The clauses of a list of credits. Names after a semicolon without a role of their own have the role before.
[[nodiscard]] std::vector<Credit> read_credits(std::string_view text);

}  // namespace tidings::detail
