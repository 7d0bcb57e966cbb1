/// @file
/// Headlines, lines and sentences that recur over stories of different events.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/background.hpp"

namespace tidings::detail {

/// What says nothing of the events that it stands over or under: a rubric ("Live updates", "Weather"), a notice of
/// copyright, an invitation to subscribe.
class StoryFurniture {
 public:
  StoryFurniture() = default;

  /// @param keys of units, as keys() gives them
  explicit StoryFurniture(std::vector<std::uint64_t> keys);

  /// A headline, line or sentence that stands, but for case, digits and punctuation, in three stories is furniture if
  /// the rest of these stories, without whatever recurs, is less alike, by their mean cosine, than stories of
  /// one event are. A story that is hardly more than what recurs, such as a
  /// version of another one, does not count.
  /// @param stories no two the same
  StoryFurniture(const Corpus& stories, const std::vector<std::string>& stop_words,
                 const std::shared_ptr<const Background>& background, const Execution& execution);

  [[nodiscard]] bool empty() const { return keys_.empty(); }
  [[nodiscard]] const std::vector<std::uint64_t>& keys() const { return keys_; }

  /// The stories without it, in their order; those that have none are shared.
  [[nodiscard]] Corpus without(const Corpus& stories) const;

 private:
  [[nodiscard]] bool contains(std::string_view unit) const;
  [[nodiscard]] bool is_all_of(std::string_view headline) const;
  [[nodiscard]] bool stands_in(const Corpus& stories, std::size_t i) const;
  [[nodiscard]] Story cleaned(Story story) const;

  std::vector<std::uint64_t> keys_;  ///< ascending
};

}  // namespace tidings::detail
