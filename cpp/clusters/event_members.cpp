#include "clusters/event_members.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "clusters/day_sums.hpp"
#include "clusters/event_neighbors.hpp"
#include "clusters/groups.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t stories_per_block = 16;

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
      : space_(space),
        rows_(normalized_rows(view(space.matrix))),
        labels_(labels),
        term_of_(term_of),
        members_(members) {
    sums_.reserve(members.size());
    for (const auto& cluster : members_) {
      sums_.push_back(cluster.size() < 2 ? DaySums{} : sums_by_day(rows_, space.time.days, cluster));
    }
  }

  void explain_fit(std::size_t i, std::size_t n_terms, EventMember& result) const {
    const auto cluster = static_cast<std::size_t>(labels_[i]);
    const auto n_others = static_cast<double>(members_[cluster].size()) - 1;
    if (n_others < 1) return;
    const SparseRow<double> row = tidings::row(view(rows_), i);
    std::vector<double> shares(row.size(), 0);
    for (const DaySum& sum : sums_[cluster]) {
      const double weight = space_.factor_on(sum.day, i) / n_others;
      if (weight == 0) continue;
      add_shares(row, sum.sum, space_.day_of(i) == sum.day, weight, shares);
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
  EventSpace space_;
  SparseMatrix<double> rows_;
  const std::vector<Index>& labels_;
  const std::vector<Index>& term_of_;
  const std::vector<std::vector<std::size_t>>& members_;
  std::vector<DaySums> sums_;  ///< of each cluster of two or more
};

/// What each story has in common with its cluster.
std::vector<EventMember> explained_fits(const Explainer& explainer, std::size_t n_stories, std::size_t n_terms,
                                        const Execution& execution) {
  std::vector<EventMember> result(n_stories);
  parallel_for(n_stories, stories_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) explainer.explain_fit(i, n_terms, result[i]);
    };
  });
  return result;
}

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
  ProgressPart fits(execution.progress, 0, labels.size(), 2 * labels.size());
  std::vector<EventMember> result = explained_fits(Explainer(space, labels, members, term_of), labels.size(),
                                                   options.n_terms, {.n_jobs = execution.n_jobs, .progress = &fits});
  ProgressPart rest(execution.progress, labels.size(), 2 * labels.size(), 2 * labels.size());
  EventNeighbors near = event_neighbors(space, labels, sizes_of(members), options.n_nearest,
                                        {.n_jobs = execution.n_jobs, .progress = &rest});
  for (std::size_t i = 0; i < result.size(); ++i) {
    result[i].nearest = std::move(near.stories[i]);
    result[i].runner_up = near.runners_up[i].cluster;
    result[i].runner_up_fit = near.runners_up[i].similarity;
  }
  return result;
}

}  // namespace tidings::detail
