/// @file
/// What stands on many pages and belongs to no story.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"

namespace tidings::detail {

/// Sentences and lines that stand, but for case, digits and punctuation, in stories of at least three clusters, or in
/// at least five stories that have otherwise little in common: "Read more", "Advertisement", a notice of copyright; and
/// first sentences of lines that begin with the same eight words in stories of three clusters, such as what a player
/// says before each caption. Found from the stories alone; what versions of one story share is none.
class Furniture {
 public:
  /// @param labels of the texts' clusters, from 0
  Furniture(const std::vector<std::string_view>& texts, Labels labels, const Execution& execution);

  /// The text without what was found, lists of links within sentences, and addresses of the web; a line or sentence
  /// that goes leaves a line break.
  [[nodiscard]] std::string without(std::string_view text) const;

 private:
  std::unordered_set<std::uint64_t> units_;
  std::unordered_set<std::uint64_t> beginnings_;  ///< of lines
};

}  // namespace tidings::detail
