#include "similarity/copies.hpp"

#include <algorithm>
#include <tuple>

#include "similarity/containment_join.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t most_compared = 256;

/// The first story of each version of a text that was seen so far.
struct Seen {
  std::uint32_t version;
  std::size_t story;
};

Reprint compare(const SharedShingles& shared, std::uint32_t version, std::size_t story, const Seen& earlier) {
  if (version == earlier.version) return {story, earlier.story};
  const auto overlap = static_cast<std::uint32_t>(shared.overlap(version, earlier.version));
  const double size = shared.sizes[version];
  return {story,
          earlier.story,
          size == 0 ? 0 : overlap / size,
          resemblance(shared, {version, earlier.version, overlap}),
          {}};
}

}  // namespace

DuplicateGroup trace_copies(const Corpus& stories, const TextVersions& texts, std::vector<std::size_t> members) {
  std::ranges::sort(members, {}, [&](std::size_t story) {
    const auto moment = stories.published(story);
    return std::tuple(!moment, moment ? moment->seconds : 0, story);
  });
  DuplicateGroup group;
  std::vector<Seen> seen;
  for (const std::size_t story : members) {
    const std::uint32_t version = texts.version_of[story];
    Reprint best{story, story};
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const Reprint reprint = compare(texts.shared, version, story, seen[i]);
      const auto rank = [](const Reprint& r) { return std::tuple(r.containment, r.resemblance); };
      if (i == 0 || rank(reprint) > rank(best)) best = reprint;
    }
    group.push_back(best);
    const bool known = std::ranges::find(seen, version, &Seen::version) != seen.end();
    if (!known && seen.size() < most_compared) seen.push_back({version, story});
  }
  return group;
}

}  // namespace tidings::detail
