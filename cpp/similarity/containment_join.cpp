#include "similarity/containment_join.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace tidings::detail {
namespace {

constexpr std::size_t texts_per_block = 64;

/// The texts by length, the shortest first; equally long ones in their order.
std::vector<std::uint32_t> by_length(const SharedShingles& shared) {
  std::vector<std::uint32_t> order(shared.n_texts());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t text) { return shared.sizes[text]; });
  return order;
}

/// The ranks by length of the texts that have each shingle, ascending.
class Lists {
 public:
  Lists(const SharedShingles& shared, const std::vector<std::uint32_t>& order)
      : ends_(shared.frequency.size() + 1, 0), ranks_(shared.shingles.size()) {
    for (const std::uint32_t shingle : shared.shingles) ++ends_[shingle + 1];
    std::partial_sum(ends_.begin(), ends_.end(), ends_.begin());
    std::vector<std::size_t> next(ends_.begin(), ends_.end() - 1);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
      for (const std::uint32_t shingle : shared.of(order[rank])) ranks_[next[shingle]++] = rank;
    }
  }

  /// The next ranks above one that has the shingle, at most so many.
  [[nodiscard]] std::span<const std::uint32_t> above(std::uint32_t shingle, std::uint32_t rank,
                                                     std::size_t most) const {
    const auto end = ranks_.begin() + static_cast<std::ptrdiff_t>(ends_[shingle + 1]);
    const auto begin = std::upper_bound(ranks_.begin() + static_cast<std::ptrdiff_t>(ends_[shingle]), end, rank);
    return {begin, begin + std::min(end - begin, static_cast<std::ptrdiff_t>(most))};
  }

 private:
  std::vector<std::size_t> ends_;  ///< begin of each list, and the end of the last
  std::vector<std::uint32_t> ranks_;
};

/// Finds the longer texts of one shorter one after the other. One a thread.
class Joiner {
 public:
  Joiner(const SharedShingles& shared, const std::vector<std::uint32_t>& order, const Lists& lists,
         const JoinOptions& options)
      : shared_(shared), order_(order), lists_(lists), options_(options), seen_(shared.n_texts(), false) {}

  [[nodiscard]] std::vector<TextPair> join(std::uint32_t rank) {
    find_candidates(rank);
    std::vector<TextPair> pairs;
    for (const std::uint32_t longer : candidates_) {
      seen_[longer] = false;
      const TextPair pair = compare(order_[rank], order_[longer]);
      if (pair.overlap > 0) pairs.push_back(pair);
    }
    keep_best(pairs);
    return pairs;
  }

 private:
  [[nodiscard]] std::size_t needed(std::uint32_t text) const {
    const double part = shared_.sizes[text] <= options_.most_of_short ? options_.part_of_short : 1;
    const double share = part * options_.threshold * shared_.sizes[text];
    const double rounding = 1e-9 * shared_.sizes[text];  // 0.56 * 50 is a little more than 28
    return std::max(static_cast<std::size_t>(std::ceil(share - rounding)), options_.least_overlap);
  }

  void find_candidates(std::uint32_t rank) {
    candidates_.clear();
    const std::uint32_t text = order_[rank];
    const auto shingles = shared_.of(text);
    if (shingles.size() < needed(text)) return;
    for (const std::uint32_t shingle : shingles.first(shingles.size() - needed(text) + 1)) {
      for (const std::uint32_t longer : lists_.above(shingle, rank, options_.longest_list)) {
        if (seen_[longer] || is_too_long(text, order_[longer])) continue;
        seen_[longer] = true;
        candidates_.push_back(longer);
      }
    }
    std::ranges::sort(candidates_);
  }

  [[nodiscard]] bool is_too_long(std::uint32_t shorter, std::uint32_t longer) const {
    return shared_.sizes[shorter] < options_.min_length_ratio * shared_.sizes[longer];
  }

  /// The pair; with an overlap of 0 if the one does not contain the other.
  [[nodiscard]] TextPair compare(std::uint32_t shorter, std::uint32_t longer) const {
    const auto overlap = static_cast<std::uint32_t>(shared_.overlap(shorter, longer));
    return {shorter, longer, overlap >= needed(shorter) ? overlap : 0};
  }

  void keep_best(std::vector<TextPair>& pairs) const {
    if (pairs.size() <= options_.most_pairs) return;
    std::ranges::stable_sort(pairs, std::ranges::greater{},
                             [&](const TextPair& pair) { return resemblance(shared_, pair); });
    pairs.resize(options_.most_pairs);
  }

  const SharedShingles& shared_;
  const std::vector<std::uint32_t>& order_;
  const Lists& lists_;
  JoinOptions options_;
  std::vector<bool> seen_;  ///< of each rank, whether it is a candidate
  std::vector<std::uint32_t> candidates_;
};

}  // namespace

double resemblance(const SharedShingles& shared, const TextPair& pair) {
  const double both = double(shared.sizes[pair.shorter]) + double(shared.sizes[pair.longer]) - double(pair.overlap);
  return both == 0 ? 1 : pair.overlap / both;
}

std::vector<TextPair> containment_join(const SharedShingles& shared, const JoinOptions& options,
                                       const Execution& execution) {
  const std::vector<std::uint32_t> order = by_length(shared);
  const Lists lists(shared, order);
  std::vector<std::vector<TextPair>> found(order.size());
  parallel_for(order.size(), texts_per_block, execution, [&]() -> Worker {
    return [&, joiner = Joiner(shared, order, lists, options)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t rank = begin; rank < end; ++rank) found[rank] = joiner.join(static_cast<std::uint32_t>(rank));
    };
  });
  std::vector<TextPair> pairs;
  for (const auto& some : found) pairs.insert(pairs.end(), some.begin(), some.end());
  return pairs;
}

}  // namespace tidings::detail
