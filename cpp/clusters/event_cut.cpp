#include "tidings/clusters/event_cut.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidings {
namespace {

constexpr double highest = 0.7;
constexpr double in_the_middle = 0.18;
constexpr double far_above = 1.5;
constexpr int most_steps = 60;
constexpr double close_enough = 1e-7;

/// What rounding can take from a cosine, as in average_link.
constexpr double rounding = 1e-12;

/// How many of the merges a cut at the threshold keeps.
std::size_t merges_above(std::span<const Merge> merges, double threshold) {
  const auto below = [&](const Merge& merge) { return merge.similarity < threshold - rounding; };
  return static_cast<std::size_t>(std::ranges::find_if(merges, below) - merges.begin());
}

double n_log_n(double n) {
  return n > 0 ? n * std::log(n) : 0;
}

/// Clusters as they are after some of the merges.
struct Stage {
  double size = 1;   ///< geometric mean over rows of the size of their cluster
  double alone = 1;  ///< share of rows that are joined with none
};

/// After each number of merges. Rows that are zeros join none.
std::vector<Stage> stages_of(std::span<const Merge> merges, const CutStories& stories) {
  const auto size_of = [&](Index cluster) {
    const auto c = static_cast<std::size_t>(cluster);
    return c < stories.n ? 1.0 : static_cast<double>(merges[c - stories.n].size);
  };
  const double n = std::max(1.0, static_cast<double>(stories.n - stories.n_empty));
  std::vector<Stage> stages{{}};
  double sum_of_logs = 0;
  double joined = 0;
  for (const Merge& merge : merges) {
    const double first = size_of(merge.first);
    const double second = size_of(merge.second);
    sum_of_logs += n_log_n(merge.size) - n_log_n(first) - n_log_n(second);
    joined += (first == 1 ? 1 : 0) + (second == 1 ? 1 : 0);
    stages.push_back({std::exp(sum_of_logs / n), std::max(0.0, 1 - joined / n)});
  }
  return stages;
}

/// How many merges are far above the threshold for each one that is near it.
double far_for_near(std::span<const Merge> merges, double threshold) {
  const auto far = static_cast<double>(merges_above(merges, threshold * far_above));
  const auto all = static_cast<double>(merges_above(merges, threshold));
  return (far + 1) / (all - far + 1);
}

}  // namespace

double similarity_within_events(double words, double size, double rivals) {
  const double squared = words * words;
  const double chance = 7.6 / (words + 85) * std::log1p(rivals / size) / std::pow(size, 0.75);
  return 0.11 * squared / (squared + 60 * 60) + chance;
}

double event_cut(std::span<const Merge> merges, const CutStories& stories) {
  const std::vector<Stage> stages = stages_of(merges, stories);
  double threshold = in_the_middle;
  for (int step = 0; step < most_steps; ++step) {
    const auto& [size, alone] = stages[merges_above(merges, threshold)];
    const double least = similarity_within_events(stories.words, size, stories.rivals) + 0.24 * alone * alone;
    const double wanted = least * std::pow(far_for_near(merges, threshold), 0.24);
    const double next = std::sqrt(threshold * std::clamp(wanted, least_event_similarity, highest));
    const bool settled = std::abs(next - threshold) < close_enough;
    threshold = next;
    if (settled) break;
  }
  return threshold;
}

std::vector<Index> labels_at(std::span<const Merge> merges, std::size_t n_rows, double threshold) {
  const std::size_t kept = merges_above(merges, threshold);
  std::vector<std::size_t> root(n_rows + kept);
  std::iota(root.begin(), root.end(), std::size_t{0});
  for (std::size_t c = root.size(); c-- > n_rows;) {
    root[static_cast<std::size_t>(merges[c - n_rows].first)] = root[c];
    root[static_cast<std::size_t>(merges[c - n_rows].second)] = root[c];
  }
  std::vector<Index> label(root.size(), -1);
  std::vector<Index> labels(n_rows);
  Index next = 0;
  for (std::size_t i = 0; i < n_rows; ++i) {
    Index& of_root = label[root[i]];
    if (of_root < 0) of_root = next++;
    labels[i] = of_root;
  }
  return labels;
}

}  // namespace tidings
