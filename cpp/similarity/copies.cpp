#include "similarity/copies.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "similarity/containment_join.hpp"
#include "similarity/shingle_reader.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t most_compared = 256;
constexpr std::size_t stories_per_block = 64;

/// The first story of a version of a text, and its place in the order.
struct Seen {
  std::uint32_t version;
  std::size_t story;
  std::size_t rank;
};

/// A group, and the versions that its stories are compared with.
struct Trail {
  DuplicateGroup group;
  std::vector<Seen> seen;
};

/// Orders the stories; those with the same text or body as one before have that one as their source.
Trail begin_trail(const Corpus& stories, const SameTexts& same, std::vector<std::size_t> members) {
  std::ranges::sort(members, {}, [&](std::size_t story) {
    const auto moment = stories.published(story);
    return std::tuple(!moment, moment ? moment->seconds : 0, story);
  });
  Trail trail;
  std::unordered_map<std::uint32_t, std::size_t> texts;
  std::unordered_map<std::uint32_t, std::size_t> versions;
  for (std::size_t rank = 0; rank < members.size(); ++rank) {
    const std::size_t story = members[rank];
    const auto [version, is_new] = versions.emplace(same.version_of[story], story);
    const auto text = texts.emplace(same.text_of[story], story).first;
    trail.group.push_back({story, text->second == story ? version->second : text->second});
    if (is_new && trail.seen.size() < most_compared) trail.seen.push_back({version->first, story, rank});
  }
  return trail;
}

/// Finds the sources of stories. One a thread.
class Tracer {
 public:
  Tracer(const Corpus& stories, const TextVersions& texts, const UnitReader& units, std::size_t shingle_size)
      : stories_(stories), texts_(texts), reader_(units), shingle_size_(shingle_size) {}

  void trace(Trail& trail, std::size_t rank) {
    Reprint& reprint = trail.group[rank];
    const auto& [story, source, containment, resemblance, boilerplate] = reprint;
    if (source == story) {
      reprint = closest(trail.seen, story, rank);
    } else if (texts_.same.text_of[story] != texts_.same.text_of[source]) {
      reprint = compare_texts(story, source);
    }
  }

 private:
  [[nodiscard]] Reprint closest(const std::vector<Seen>& seen, std::size_t story, std::size_t rank) const {
    Reprint best{story, story};
    for (std::size_t i = 0; i < seen.size() && seen[i].rank < rank; ++i) {
      const Reprint reprint = compare_versions(story, seen[i]);
      const auto order = [](const Reprint& r) { return std::tuple(r.containment, r.resemblance); };
      if (i == 0 || order(reprint) > order(best)) best = reprint;
    }
    return best;
  }

  [[nodiscard]] Reprint compare_versions(std::size_t story, const Seen& earlier) const {
    const SharedShingles& shared = texts_.shared;
    const std::uint32_t version = texts_.same.version_of[story];
    const auto overlap = static_cast<std::uint32_t>(shared.overlap(version, earlier.version));
    const double size = shared.sizes[version];
    return {story,
            earlier.story,
            size == 0 ? 0 : overlap / size,
            resemblance(shared, {version, earlier.version, overlap}),
            {}};
  }

  /// Stories with the same body: by the shingles of their own, of which only those of the version's first are known.
  [[nodiscard]] Reprint compare_texts(std::size_t story, std::size_t source) {
    const std::vector<std::uint64_t> own = shingles_of(story);
    const std::vector<std::uint64_t> others = shingles_of(source);
    std::vector<std::uint64_t> common;
    std::ranges::set_intersection(own, others, std::back_inserter(common));
    const auto overlap = static_cast<double>(common.size());
    const double both = static_cast<double>(own.size() + others.size()) - overlap;
    return {story, source, overlap / static_cast<double>(own.size()), overlap / both, {}};
  }

  [[nodiscard]] std::vector<std::uint64_t> shingles_of(std::size_t story) {
    words_.clear();
    reader_.append(stories_.text(story), words_);
    std::vector<std::uint64_t> shingles;
    for_each_shingle(words_, shingle_size_, [&](std::uint64_t shingle) { shingles.push_back(shingle); });
    std::ranges::sort(shingles);
    shingles.erase(std::ranges::unique(shingles).begin(), shingles.end());
    return shingles;
  }

  const Corpus& stories_;
  const TextVersions& texts_;
  WordReader reader_;
  std::size_t shingle_size_;
  std::vector<std::uint64_t> words_;
};

}  // namespace

std::vector<DuplicateGroup> trace_copies(const Corpus& stories, const TextVersions& texts,
                                         std::vector<std::vector<std::size_t>> groups, std::size_t shingle_size,
                                         const Execution& execution) {
  std::vector<Trail> trails;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // trail and rank of each story
  for (auto& members : groups) {
    for (std::size_t rank = 0; rank < members.size(); ++rank) places.emplace_back(trails.size(), rank);
    trails.push_back(begin_trail(stories, texts.same, std::move(members)));
  }
  const Analyzer analyzer(shingle_words());
  parallel_for(places.size(), stories_per_block, execution, [&]() -> Worker {
    auto tracer = std::make_shared<Tracer>(stories, texts, analyzer.units(), shingle_size);
    return [&, tracer](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) tracer->trace(trails[places[i].first], places[i].second);
    };
  });
  std::vector<DuplicateGroup> result;
  for (Trail& trail : trails) result.push_back(std::move(trail.group));
  return result;
}

}  // namespace tidings::detail
