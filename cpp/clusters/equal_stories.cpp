#include "clusters/equal_stories.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "tidings/similarity/near_duplicates.hpp"

namespace tidings::detail {
namespace {

using Group = std::vector<std::size_t>;  ///< positions, ascending

/// The groups of stories with equal headlines and texts, in the order of their first ones.
std::vector<Group> equal_groups(const Corpus& stories) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
  std::vector<Group> groups;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    std::size_t place = groups.size();
    if (!stories.text(i).empty()) {
      place = places.try_emplace({stories.headline(i), stories.text(i)}, place).first->second;
    }
    if (place == groups.size()) groups.emplace_back();
    groups[place].push_back(i);
  }
  return groups;
}

/// Joins groups whose first stories are reprints of each other.
std::vector<Group> joined(const Corpus& stories, const std::vector<Group>& groups, const Execution& execution) {
  std::vector<std::size_t> firsts;
  for (const Group& group : groups) firsts.push_back(group.front());
  const std::vector<DuplicateGroup> reprints =
      near_duplicates(stories.select(firsts), {.count_words = false}, execution);
  std::vector<std::size_t> root(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g) root[g] = g;
  for (const DuplicateGroup& reprint : reprints) {
    std::size_t first = groups.size();
    for (const Reprint& member : reprint) first = std::min(first, member.story);
    for (const Reprint& member : reprint) {
      if (!stories.text(firsts[member.story]).empty()) root[member.story] = first;
    }
  }
  std::vector<Group> result(groups.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    result[root[g]].insert(result[root[g]].end(), groups[g].begin(), groups[g].end());
  }
  std::erase_if(result, [](const Group& group) { return group.empty(); });
  for (Group& group : result) std::ranges::sort(group);
  return result;
}

/// Cuts a group where a story is too long after the first of its part.
std::vector<Group> parts_in_time(const Group& group, const CopyDays& days) {
  std::vector<std::pair<Day, std::size_t>> dated;
  Group undated;
  for (const std::size_t i : group) {
    if (days.most > 0 && days.of[i]) {
      dated.emplace_back(*days.of[i], i);
    } else {
      undated.push_back(i);
    }
  }
  std::ranges::sort(dated);
  std::vector<Group> parts;
  Day first = 0;
  for (const auto& [day, i] : dated) {
    if (parts.empty() || day - first >= days.most) {
      parts.emplace_back();
      first = day;
    }
    parts.back().push_back(i);
  }
  if (parts.empty()) parts.emplace_back();
  parts.front().insert(parts.front().end(), undated.begin(), undated.end());
  for (Group& part : parts) std::ranges::sort(part);
  return parts;
}

std::size_t longest(const Corpus& stories, const Group& group) {
  return *std::ranges::max_element(group, {}, [&](std::size_t i) { return stories.text(i).size(); });
}

DistinctStories told_apart(const Corpus& stories, const std::vector<Group>& groups, const CopyDays& days) {
  std::vector<Group> all;
  for (const Group& group : groups) {
    for (Group& part : parts_in_time(group, days)) all.push_back(std::move(part));
  }
  std::ranges::sort(all, {}, [](const Group& group) { return group.front(); });
  DistinctStories result{{}, std::vector<std::size_t>(stories.size())};
  for (std::size_t place = 0; place < all.size(); ++place) {
    result.positions.push_back(longest(stories, all[place]));
    for (const std::size_t i : all[place]) result.place[i] = place;
  }
  return result;
}

}  // namespace

DistinctStories distinct_stories(const Corpus& stories, const CopyDays& days) {
  return told_apart(stories, equal_groups(stories), days);
}

DistinctStories without_reprints(const Corpus& stories, const CopyDays& days, const Execution& execution) {
  return told_apart(stories, joined(stories, equal_groups(stories), execution), days);
}

}  // namespace tidings::detail
