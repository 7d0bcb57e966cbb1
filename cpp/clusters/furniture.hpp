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
/// at least five stories that have otherwise little in common: "Read more", "Advertisement", a notice of copyright.
/// Found from the stories alone; what versions of one story share is none.
class Furniture {
 public:
  /// @param labels of the texts' clusters, from 0
  Furniture(const std::vector<std::string_view>& texts, Labels labels, const Execution& execution);

  /// The text without what was found; a line or sentence that goes leaves a line break.
  [[nodiscard]] std::string without(std::string_view text) const;

  /// Whether a sentence or line is furniture.
  [[nodiscard]] bool contains(std::string_view unit) const;

 private:
  std::unordered_set<std::uint64_t> units_;
};

}  // namespace tidings::detail
