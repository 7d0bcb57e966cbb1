/// @file
/// Bullets, numbers, rules and the # of headings. Private to the stage.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tidings::detail {

/// The bytes of a bullet such as • at the start of a line, with the white space that follows; 0 if there is none.
[[nodiscard]] std::size_t bullet_length(std::string_view line);

/// The same for what may be one: a dash, an asterisk, an arrow; "1.", "12)", "(3)", "[3]", "(a)", "iv)".
[[nodiscard]] std::size_t list_mark_length(std::string_view line);

/// The number of # at the start of a heading of Markdown, or 0.
[[nodiscard]] std::uint8_t heading_level(std::string_view line);

/// The level of the heading that a line of === (1) or --- (2) makes of the line above it, or 0.
[[nodiscard]] std::uint8_t underline_level(std::string_view line);

/// A line of three marks or more and nothing else: "---", "* * *".
[[nodiscard]] bool is_rule(std::string_view line);

}  // namespace tidings::detail
