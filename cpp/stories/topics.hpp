/// @file
/// Whether the words change where a line stands: the sign of a new story that needs no layout. Private to the stage.
#pragma once

#include <string_view>

namespace tidings::detail {

/// How the words below a line are related to those above it, and the line to both (after Hearst, "TextTiling", 1997).
struct TopicChange {
  /// Distinct words that occur on both sides, divided by those of the side that has fewer. Two halves of a news story
  /// share .20 (median; .10 to .33 for nine in ten), parts of different stories .08 (.03 to .15).
  double overlap = 0;
  /// The share of the line's words that occur below minus the share that occurs above.
  double gain = 0;
  bool known = false;  ///< false where there are too few words to say
};

/// Bytes on each side that are looked at.
inline constexpr std::size_t topic_window = 1000;

/// @param above, below what stands around the line; the nearest topic_window bytes count.
[[nodiscard]] TopicChange compare_topics(std::string_view above, std::string_view line, std::string_view below);

}  // namespace tidings::detail
