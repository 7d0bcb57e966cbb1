#include "clusters/equal_stories.hpp"

#include <map>
#include <string_view>
#include <utility>

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

}  // namespace tidings::detail
