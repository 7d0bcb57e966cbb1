#include "clusters/equal_stories.hpp"

#include <map>
#include <string_view>
#include <utility>

#include "tidings/similarity/near_duplicates.hpp"

namespace tidings::detail {

DistinctStories distinct_stories(const Corpus& stories) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
  DistinctStories result;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    std::size_t place = result.positions.size();
    if (!stories.text(i).empty()) {
      place = places.try_emplace({stories.headline(i), stories.text(i)}, place).first->second;
    }
    if (place == result.positions.size()) result.positions.push_back(i);
    result.place.push_back(place);
  }
  return result;
}

DistinctStories without_reprints(const Corpus& stories, const Execution& execution) {
  DistinctStories equal = distinct_stories(stories);
  const std::size_t n = equal.positions.size();
  std::vector<std::size_t> group(n, n);
  const std::vector<DuplicateGroup> groups = near_duplicates(stories.select(equal.positions), {}, execution);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const Reprint& reprint : groups[g]) {
      if (!stories.text(equal.positions[reprint.story]).empty()) group[reprint.story] = g;
    }
  }
  DistinctStories result;
  std::vector<std::size_t> place_of_group(groups.size(), n);
  std::vector<std::size_t> place_of_equal;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t position = equal.positions[i];
    std::size_t place = group[i] < n ? place_of_group[group[i]] : n;
    if (place == n) {
      place = result.positions.size();
      result.positions.push_back(position);
      if (group[i] < n) place_of_group[group[i]] = place;
    } else if (stories.text(position).size() > stories.text(result.positions[place]).size()) {
      result.positions[place] = position;
    }
    place_of_equal.push_back(place);
  }
  for (const std::size_t place : equal.place) result.place.push_back(place_of_equal[place]);
  return result;
}

}  // namespace tidings::detail
