#include "tidings/similarity/near_duplicates.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "similarity/agreeing_groups.hpp"
#include "similarity/boilerplate.hpp"
#include "similarity/boilerplate_passages.hpp"
#include "similarity/common_words.hpp"
#include "similarity/containment_join.hpp"
#include "similarity/copies.hpp"
#include "similarity/text_versions.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

void check(const DuplicateOptions& options) {
  require(options.threshold > 0 && options.threshold <= 1, "threshold", "in (0, 1]", options.threshold);
  require(options.shingle_size > 0, "shingle_size", "at least 1", options.shingle_size);
  require(options.min_length_ratio >= 0 && options.min_length_ratio <= 1, "min_length_ratio", "in [0, 1]",
          options.min_length_ratio);
}

/// Pairs by shingles; of short texts, in which a few small changes break most shingles, also by words.
std::vector<detail::TextPair> find_pairs(const Corpus& stories, const detail::SharedShingles& shared,
                                         const std::vector<bool>& left_out, const DuplicateOptions& options,
                                         const Execution& execution) {
  ProgressPart joining(execution.progress, 0, 90, 100);
  ProgressPart reading(execution.progress, 90, 100, 100);
  const auto pairs = detail::containment_join(shared,
                                              {.threshold = options.threshold,
                                               .part_of_short = options.count_words ? 0.5 : 1,
                                               .min_length_ratio = options.min_length_ratio},
                                              {execution.n_jobs, &joining});
  if (!options.count_words) return pairs;
  return detail::with_share(stories, shared, left_out, pairs, options.threshold, options.shingle_size,
                            {execution.n_jobs, &reading});
}

/// The stories of each group with more than one, by its lowest story.
std::vector<std::vector<std::size_t>> members_of(const std::vector<std::uint32_t>& version_of,
                                                 const std::vector<std::uint32_t>& group_of_version) {
  std::map<std::uint32_t, std::vector<std::size_t>> groups;
  for (std::size_t story = 0; story < version_of.size(); ++story) {
    groups[group_of_version[version_of[story]]].push_back(story);
  }
  std::vector<std::vector<std::size_t>> result;
  for (auto& [group, members] : groups) {
    if (members.size() > 1) result.push_back(std::move(members));
  }
  std::ranges::sort(result, [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front();
  });
  return result;
}

}  // namespace

std::vector<DuplicateGroup> near_duplicates(const Corpus& stories, const DuplicateOptions& options,
                                            const Execution& execution) {
  check(options);
  const auto part = [&](std::size_t begin, std::size_t end) {
    return ProgressPart(execution.progress, begin, end, 1000);
  };
  ProgressPart reading = part(0, 850);
  ProgressPart joining = part(850, 900);
  ProgressPart grouping = part(900, 930);
  ProgressPart tracing = part(930, 960);
  ProgressPart marking = part(960, 1000);
  detail::TextVersions texts = detail::read_versions(stories, options.shingle_size, {execution.n_jobs, &reading});
  detail::SharedShingles& shared = texts.shared;
  const detail::SharedShingles all = shared;
  std::vector<bool> left_out = detail::find_boilerplate(shared);
  for (std::size_t i = 0; i < left_out.size(); ++i) left_out[i] = left_out[i] || texts.stubs[i];
  shared.remove(left_out);
  const auto pairs = find_pairs(stories, shared, left_out, options, {execution.n_jobs, &joining});
  const auto group_of = detail::agreeing_groups(shared, pairs, options.threshold / 2, &grouping);
  std::vector<DuplicateGroup> groups = detail::trace_copies(stories, texts, members_of(texts.same.version_of, group_of),
                                                            options.shingle_size, {execution.n_jobs, &tracing});
  detail::mark_boilerplate(stories, texts.same.version_of, all, left_out, options.shingle_size, groups,
                           {execution.n_jobs, &marking});
  return groups;
}

}  // namespace tidings
