/// @file
/// Ids that are unique in a corpus. Private to the stage.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "stories/story_table.hpp"

namespace tidings::detail {

/// The ids that are taken.
class IdSet {
 public:
  /// Takes an id if it is free.
  bool take(std::string_view id) { return taken_.emplace(id, 2).second; }

  /// Takes the first of "id-2", "id-3", ... that is free.
  [[nodiscard]] std::string take_suffixed(std::string_view id);

  void reserve(std::size_t n) { taken_.reserve(n); }

 private:
  std::unordered_map<std::string, std::size_t> taken_;  ///< with the next suffix to try
};

/// The id of a story without one: XXH64 in 16 hexadecimal digits of, each seeded with the hash of those before it,
/// Story::headline, Story::text, source, url and the moment of publication in ISO 8601.
[[nodiscard]] std::string content_id(const StoryTable& table, std::size_t row);

/// Gives an id to each story that has none. Equal contents get "-2", "-3", ... in the order of the table.
/// @throws std::invalid_argument if two stories were given the same id; the text names it and both positions from 1.
void complete_ids(StoryTable& table);

}  // namespace tidings::detail
