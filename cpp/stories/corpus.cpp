#include "tidings/stories/corpus.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace tidings {
namespace {

/// The given ids. Throws where two stories have the same.
std::unordered_set<std::string> collect_ids(const std::vector<Story>& stories) {
  std::unordered_map<std::string_view, std::size_t> positions;
  std::unordered_set<std::string> ids;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (stories[i].id.empty()) continue;
    const auto [first, is_new] = positions.emplace(stories[i].id, i);
    if (!is_new) {
      throw std::invalid_argument("stories " + std::to_string(first->second + 1) + " and " + std::to_string(i + 1) +
                                  " have the same id: '" + stories[i].id + "'");
    }
    ids.insert(stories[i].id);
  }
  return ids;
}

void number_stories(std::vector<Story>& stories, const std::unordered_set<std::string>& taken) {
  std::size_t next = 1;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (!stories[i].id.empty()) continue;
    next = std::max(next, i + 1);
    while (taken.contains(std::to_string(next))) ++next;
    stories[i].id = std::to_string(next++);
  }
}

/// The id, or the first of "id-2", "id-3", ... that is free.
std::string free_id(const std::string& id, const std::unordered_set<std::string>& taken) {
  if (!taken.contains(id)) return id;
  std::size_t suffix = 2;
  while (taken.contains(id + "-" + std::to_string(suffix))) ++suffix;
  return id + "-" + std::to_string(suffix);
}

}  // namespace

Corpus::Corpus(std::vector<Story> stories) : stories_(std::move(stories)) {
  number_stories(stories_, collect_ids(stories_));
}

std::vector<std::string> Corpus::texts() const {
  std::vector<std::string> texts;
  texts.reserve(size());
  std::ranges::transform(stories_, std::back_inserter(texts), &Story::text);
  return texts;
}

Corpus Corpus::select(std::span<const std::size_t> positions) const {
  std::unordered_set<std::size_t> seen;
  Corpus selection;
  selection.stories_.reserve(positions.size());
  for (const std::size_t position : positions) {
    if (position >= size()) {
      throw std::out_of_range("no story at position " + std::to_string(position) + " of " + std::to_string(size()));
    }
    if (!seen.insert(position).second) {
      throw std::invalid_argument("position " + std::to_string(position) + " occurs twice");
    }
    selection.stories_.push_back(stories_[position]);
  }
  return selection;
}

/// The second's own ids count as taken too, so that a story with a free id keeps it.
Corpus Corpus::operator+(const Corpus& other) const {
  std::unordered_set<std::string> first;
  for (const Story& story : stories_) first.insert(story.id);
  std::unordered_set<std::string> taken = first;
  for (const Story& story : other.stories_) taken.insert(story.id);
  Corpus sum = *this;
  for (const Story& story : other.stories_) {
    Story& added = sum.stories_.emplace_back(story);
    if (first.contains(story.id)) added.id = free_id(story.id, taken);
    taken.insert(added.id);
  }
  return sum;
}

}  // namespace tidings
