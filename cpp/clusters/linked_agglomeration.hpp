/// @file
/// Average link over the edges of a graph.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <queue>
#include <vector>

#include "clusters/linked_clusters.hpp"
#include "tidings/base/progress.hpp"
#include "tidings/clusters/average_link.hpp"

namespace tidings::detail {

/// What rounding can take from a mean: equal rows meet a threshold of 1.
inline constexpr double mean_rounding = 1e-12;

/// Merges the two clusters whose mean similarity is the highest, of those that an edge connects, again and again
/// (Müllner's generic algorithm); then, if the options ask for it, what no edge connects, the lowest numbers first.
///
/// Means must be reducible: a new cluster is never nearer to a third than its parts were.
/// @tparam Means what knows the mean similarity of two clusters:
///         double mean(clusters, slot, link, least) - any number below `least` will do where the mean is below it,
///         void merge(clusters, into, from) - called before they are merged
template <class Means>
class LinkedAgglomeration {
 public:
  LinkedAgglomeration(const WeightedGraph& graph, Means& means, const AverageLinkOptions& options, Progress* progress)
      : clusters_(graph), means_(means), options_(options), progress_(progress) {}

  [[nodiscard]] std::vector<Merge> run() {
    for (std::size_t slot = 0; slot < clusters_.n_slots(); ++slot) search(slot);
    while (wanted() && !queue_.empty()) {
      const Candidate candidate = queue_.top();
      queue_.pop();
      if (clusters_.number(candidate.slot) != candidate.number) continue;
      if (clusters_.number(candidate.other) == candidate.other_number) {
        merge(candidate.slot, candidate.other, candidate.similarity);
        search(std::min(candidate.slot, candidate.other));
      } else {
        search(candidate.slot);
      }
    }
    if (!options_.threshold || *options_.threshold <= mean_rounding) merge_unlinked();
    if (progress_ != nullptr) progress_->update(1, 1);
    return std::move(merges_);
  }

 private:
  /// A cluster and its nearest one; an upper bound for all others, once that one has changed.
  struct Candidate {
    double similarity;
    Index number;
    Index other_number;
    std::size_t slot;
    std::size_t other;

    [[nodiscard]] bool operator<(const Candidate& than) const {
      return similarity != than.similarity ? similarity < than.similarity : number > than.number;
    }
  };

  [[nodiscard]] bool wanted() const { return clusters_.n_alive() > options_.n_clusters.value_or(1); }

  [[nodiscard]] double least() const { return options_.threshold ? *options_.threshold - mean_rounding : -1; }

  void tell() const {
    if (progress_ != nullptr) progress_->update(merges_.size(), clusters_.n_slots());
  }

  /// Queues a cluster with its nearest one; of equal ones that with the lowest number.
  void search(std::size_t slot) {
    tell();
    Candidate best{least(), clusters_.number(slot), -1, slot, 0};
    for (Link& link : clusters_.links(slot)) {
      const double similarity = means_.mean(clusters_, slot, link, best.similarity);
      if (similarity < best.similarity) continue;
      const auto other = static_cast<std::size_t>(link.slot);
      const Index number = clusters_.number(other);
      if (similarity == best.similarity && best.other_number >= 0 && best.other_number < number) continue;
      best = {similarity, best.number, number, slot, other};
    }
    if (best.other_number >= 0) queue_.push(best);
  }

  /// The new cluster lives in the lower slot.
  void merge(std::size_t a, std::size_t b, double similarity) {
    const auto [first, second] = std::minmax({clusters_.number(a), clusters_.number(b)});
    const auto [into, from] = std::minmax({a, b});
    means_.merge(clusters_, into, from);
    clusters_.merge(into, from);
    merges_.push_back({first, second, similarity, clusters_.size(into)});
  }

  void merge_unlinked() {
    std::deque<std::size_t> slots;
    for (std::size_t slot = 0; slot < clusters_.n_slots(); ++slot) {
      if (clusters_.number(slot) >= 0) slots.push_back(slot);
    }
    std::ranges::sort(slots, std::less<>(), [&](std::size_t slot) { return clusters_.number(slot); });
    while (wanted() && slots.size() > 1) {
      const std::size_t a = slots[0];
      const std::size_t b = slots[1];
      slots.erase(slots.begin(), slots.begin() + 2);
      merge(a, b, 0);
      slots.push_back(std::min(a, b));
    }
  }

  LinkedClusters clusters_;
  Means& means_;
  AverageLinkOptions options_;
  Progress* progress_;
  std::priority_queue<Candidate> queue_;
  std::vector<Merge> merges_;
};

}  // namespace tidings::detail
