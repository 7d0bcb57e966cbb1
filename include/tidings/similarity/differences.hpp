/// @file
/// What one text has that another has not, word by word.
#pragma once

#include <string_view>
#include <vector>

#include "tidings/stories/story.hpp"

namespace tidings {

/// A passage of two texts: the same words in both, or what stands in the one in place of what stands in the other.
struct Difference {
  bool same = true;
  Span first;   ///< bytes of the first text; empty where something was added
  Span second;  ///< bytes of the second text; empty where something was cut

  [[nodiscard]] bool operator==(const Difference&) const = default;
};

/// Compares two texts by their words, whatever their case and what stands between them. Words that occur once in both
/// are matched first, then what lies between them in the same way (patience diff); where there are none, the longest
/// common subsequence is taken, unless both passages are longer than some hundred words. Fewer than three words that
/// happen to be the same between changes of more words are taken for changed.
///
/// Time is near linear, and bounded for whatever texts.
/// @return in the order of the texts, without a gap: the spans of each text cover all of it, a word with what follows
///         it. None where neither text has a word.
/// @throws std::invalid_argument if a text has 2^31 bytes or more
[[nodiscard]] std::vector<Difference> differences(std::string_view first, std::string_view second);

}  // namespace tidings
