#include "clusters/event_members.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "clusters/event_neighbors.hpp"
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
  Explainer(const EventSpace& space, const std::vector<Index>& labels,
            const std::vector<std::vector<std::size_t>>& members, const std::vector<Index>& term_of)
      : space_(space), labels_(labels), term_of_(term_of), members_(members) {
    for (const std::vector<std::size_t>& cluster : members_) sums_.push_back(sums_by_day(space, cluster));
  }

  void explain_fit(std::size_t i, std::size_t n_terms, EventMember& result) const {
    const auto cluster = static_cast<std::size_t>(labels_[i]);
    const auto n_others = static_cast<double>(members_[cluster].size()) - 1;
    if (n_others < 1) return;
    const SparseRow<double> row = space_.row_of(i);
    std::vector<double> shares(row.size(), 0);
    for (const DaySum& sum : sums_[cluster]) {
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
    if (result.terms.size() > n_terms) result.terms.resize(n_terms);
  }

 private:
  const EventSpace& space_;
  const std::vector<Index>& labels_;
  const std::vector<Index>& term_of_;
  const std::vector<std::vector<std::size_t>>& members_;
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
  const auto members = members_of(labels, space.size());
  const Explainer explainer(space, labels, members, term_of);
  std::vector<EventMember> result(labels.size());
  ProgressPart fits(execution.progress, 0, labels.size(), 2 * labels.size());
  parallel_for(labels.size(), stories_per_block, {.n_jobs = execution.n_jobs, .progress = &fits}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) explainer.explain_fit(i, options.n_terms, result[i]);
    };
  });
  ProgressPart rest(execution.progress, labels.size(), 2 * labels.size(), 2 * labels.size());
  EventNeighbors near =
      event_neighbors(space, labels, members, options.n_nearest, {.n_jobs = execution.n_jobs, .progress = &rest});
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i].nearest = std::move(near.stories[i]);
    result[i].runner_up = near.runners_up[i].cluster;
    result[i].runner_up_fit = near.runners_up[i].similarity;
  }
  return result;
}

}  // namespace tidings::detail
