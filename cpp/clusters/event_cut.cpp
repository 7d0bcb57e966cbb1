#include "tidings/clusters/event_cut.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidings {
namespace {

constexpr double highest = 0.6;
constexpr double in_the_middle = 0.18;
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

/// The geometric mean over rows of the size of their cluster, after each number of merges.
std::vector<double> typical_sizes(std::span<const Merge> merges, std::size_t n_rows, std::size_t n_empty) {
  const auto size_of = [&](Index cluster) {
    const auto c = static_cast<std::size_t>(cluster);
    return c < n_rows ? 1.0 : static_cast<double>(merges[c - n_rows].size);
  };
  std::vector<double> sizes{1};
  double sum_of_logs = 0;
  for (const Merge& merge : merges) {
    sum_of_logs += n_log_n(merge.size) - n_log_n(size_of(merge.first)) - n_log_n(size_of(merge.second));
    sizes.push_back(std::exp(sum_of_logs / static_cast<double>(n_rows - n_empty)));
  }
  return sizes;
}

}  // namespace

double similarity_within_events(double words, double size) {
  const double squared = words * words;
  return 0.16 * squared / (squared + 36 * 36) + 22 / (words + 40) / std::pow(size, 0.7);
}

double event_cut(std::span<const Merge> merges, std::size_t n_rows, double words, double scale, std::size_t n_empty) {
  const std::vector<double> sizes = typical_sizes(merges, n_rows, n_empty);
  double threshold = in_the_middle;
  for (int step = 0; step < most_steps; ++step) {
    const double size = sizes[merges_above(merges, threshold * scale)];
    const double wanted = std::clamp(similarity_within_events(words, size), least_event_similarity, highest);
    const double next = std::sqrt(threshold * wanted);
    const bool settled = std::abs(next - threshold) < close_enough;
    threshold = next;
    if (settled) break;
  }
  return threshold * scale;
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
