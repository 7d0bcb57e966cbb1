#include "clusters/event_members.hpp"

#include <algorithm>
#include <map>

#include "clusters/groups.hpp"
#include "clusters/sparse_sum.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t stories_per_block = 16;

/// The sum of the rows of a cluster's stories of one day.
struct DaySum {
  std::size_t some_member;
  SparseSum sum;
};

std::vector<DaySum> sums_by_day(const EventSpace& space, std::vector<std::size_t> members) {
  const auto day_of = [&](std::size_t i) { return space.day_of(i); };
  std::ranges::stable_sort(members, {}, day_of);
  std::vector<DaySum> sums;
  for (std::size_t begin = 0, end = 0; begin < members.size(); begin = end) {
    while (end < members.size() && day_of(members[end]) == day_of(members[begin])) ++end;
    const auto from = members.begin();
    sums.push_back({members[begin], sum_rows(space.rows(), {from + static_cast<std::ptrdiff_t>(begin),
                                                            from + static_cast<std::ptrdiff_t>(end)})});
  }
  return sums;
}

/// Adds what each entry of the row has in common with the sum.
/// @param own whether the row is in the sum: it counts for nothing. Where no other row has a column, the sum is the
///            row's own value, and the difference exactly 0.
void add_shares(const SparseRow<double>& row, const SparseSum& sum, bool own, double weight,
                std::vector<double>& shares) {
  auto found = sum.columns.begin();
  for (std::size_t e = 0; e < row.size(); ++e) {
    found = std::lower_bound(found, sum.columns.end(), row.column(e));
    if (found == sum.columns.end()) return;
    if (*found != row.column(e)) continue;
    const double value = sum.values[static_cast<std::size_t>(found - sum.columns.begin())];
    shares[e] += row.value(e) * (own ? value - row.value(e) : value) * weight;
  }
}

class Explainer {
 public:
  Explainer(const EventSpace& space, const std::vector<Index>& labels, const std::vector<Index>& term_of,
            const MemberOptions& options)
      : space_(space),
        labels_(labels),
        term_of_(term_of),
        options_(options),
        members_(members_of(labels, space.size())) {
    for (const std::vector<std::size_t>& members : members_) sums_.push_back(sums_by_day(space, members));
  }

  [[nodiscard]] EventMember member(std::size_t i, std::vector<double>& similarities) const {
    EventMember result;
    similarities.assign(space_.size(), 0);
    space_.cosines(space_.row_of(i), similarities);
    for (std::size_t j = 0; j < similarities.size(); ++j) similarities[j] *= space_.factor(i, j);
    explain_fit(i, result);
    find_runner_up(i, similarities, result);
    find_nearest(i, similarities, result);
    return result;
  }

 private:
  [[nodiscard]] std::size_t cluster_of(std::size_t i) const { return static_cast<std::size_t>(labels_[i]); }

  void explain_fit(std::size_t i, EventMember& result) const {
    const auto n_others = static_cast<double>(members_[cluster_of(i)].size()) - 1;
    if (n_others < 1) return;
    const SparseRow<double> row = space_.row_of(i);
    std::vector<double> shares(row.size(), 0);
    for (const DaySum& sum : sums_[cluster_of(i)]) {
      const double weight = space_.factor(i, sum.some_member) / n_others;
      if (weight == 0) continue;
      const bool own = space_.day_of(i) == space_.day_of(sum.some_member);
      add_shares(row, sum.sum, own, weight, shares);
    }
    std::vector<SharedTerm> terms;
    for (std::size_t e = 0; e < row.size(); ++e) {
      if (shares[e] != 0) terms.push_back({row.column(e), shares[e]});
    }
    result.terms = merged_terms(terms, term_of_);
    for (const SharedTerm& term : result.terms) result.fit += term.share;
    if (result.terms.size() > options_.n_terms) result.terms.resize(options_.n_terms);
  }

  void find_runner_up(std::size_t i, const std::vector<double>& similarities, EventMember& result) const {
    std::vector<double> sums(members_.size(), 0);
    for (std::size_t j = 0; j < similarities.size(); ++j) sums[cluster_of(j)] += similarities[j];
    for (std::size_t c = 0; c < sums.size(); ++c) {
      const double mean = sums[c] / static_cast<double>(members_[c].size());
      if (c != cluster_of(i) && mean > result.runner_up_fit) {
        result.runner_up = static_cast<Index>(c);
        result.runner_up_fit = mean;
      }
    }
  }

  void find_nearest(std::size_t i, const std::vector<double>& similarities, EventMember& result) const {
    std::vector<SimilarStory>& nearest = result.nearest;
    for (std::size_t j = 0; j < similarities.size(); ++j) {
      if (j != i && similarities[j] > 0) nearest.push_back({static_cast<Index>(j), similarities[j]});
    }
    const auto nearer = [](const SimilarStory& a, const SimilarStory& b) {
      return a.similarity != b.similarity ? a.similarity > b.similarity : a.position < b.position;
    };
    const std::size_t kept = std::min(options_.n_nearest, nearest.size());
    std::ranges::partial_sort(nearest, nearest.begin() + static_cast<std::ptrdiff_t>(kept), nearer);
    nearest.resize(kept);
  }

  const EventSpace& space_;
  const std::vector<Index>& labels_;
  const std::vector<Index>& term_of_;
  MemberOptions options_;
  std::vector<std::vector<std::size_t>> members_;
  std::vector<std::vector<DaySum>> sums_;  ///< of each cluster
};

}  // namespace

std::vector<SharedTerm> merged_terms(const std::vector<SharedTerm>& terms, const std::vector<Index>& term_of) {
  std::map<Index, double> shares;
  for (const SharedTerm& term : terms) shares[term_of[static_cast<std::size_t>(term.column)]] += term.share;
  std::vector<SharedTerm> merged;
  for (const auto& [column, share] : shares) merged.push_back({column, share});
  std::ranges::stable_sort(merged, std::ranges::greater{}, &SharedTerm::share);
  return merged;
}

std::vector<EventMember> event_members(const EventSpace& space, const std::vector<Index>& labels,
                                       const std::vector<Index>& term_of, const MemberOptions& options,
                                       const Execution& execution) {
  const Explainer explainer(space, labels, term_of, options);
  std::vector<EventMember> result(labels.size());
  parallel_for(labels.size(), stories_per_block, execution, [&]() -> Worker {
    return [&, similarities = std::vector<double>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) result[i] = explainer.member(i, similarities);
    };
  });
  return result;
}

}  // namespace tidings::detail
