#include "tidings/clusters/membership.hpp"

#include <algorithm>
#include <utility>

#include "clusters/groups.hpp"
#include "clusters/highest_products.hpp"
#include "clusters/mean_rows.hpp"
#include "clusters/sparse_sum.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 16;

using Members = std::vector<std::vector<std::size_t>>;

std::vector<SparseSum> sums_of(const SparseMatrix<double>& rows, const Members& members) {
  std::vector<SparseSum> sums;
  sums.reserve(members.size());
  for (const std::vector<std::size_t>& cluster : members) sums.push_back(sum_rows(rows, cluster));
  return sums;
}

/// The share of a term is its weight in the row times its mean weight in the other members.
/// @param sum of all members, the row among them
void explain_fit(const SparseRow<double>& own, const SparseRow<double>& sum, std::size_t size, Membership& result) {
  if (size == 1) return;
  const auto others = static_cast<double>(size - 1);
  for_each_shared(own, sum, [&](std::size_t a, std::size_t b) {
    const double share = own.value(a) * (sum.value(b) - own.value(a)) / others;
    if (share != 0) result.terms.push_back({own.column(a), share});
    result.fit += share;
  });
  std::ranges::stable_sort(result.terms, std::ranges::greater{}, &SharedTerm::share);
}

}  // namespace

template <class Real>
std::vector<Membership> memberships(const SparseView<Real>& matrix, Labels labels, std::size_t n_terms,
                                    const Execution& execution) {
  const SparseMatrix<double> rows = normalized_rows(matrix);
  const Members members = members_of(labels, static_cast<std::size_t>(rows.rows()));
  const std::vector<SparseSum> sums = sums_of(rows, members);
  std::vector<Membership> result(labels.size());
  ProgressPart fits(execution.progress, 0, labels.size(), 2 * labels.size());
  parallel_for(labels.size(), rows_per_block, {.n_jobs = execution.n_jobs, .progress = &fits}, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto cluster = static_cast<std::size_t>(labels[i]);
        explain_fit(row(view(rows), i), sums[cluster].row(), members[cluster].size(), result[i]);
        if (result[i].terms.size() > n_terms) result[i].terms.resize(n_terms);
      }
    };
  });
  ProgressPart rest(execution.progress, labels.size(), 2 * labels.size(), 2 * labels.size());
  const NeighborGraph<double> nearest =
      detail::highest_products(rows, mean_rows(rows, members), 2, {.n_jobs = execution.n_jobs, .progress = &rest});
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (const auto other = detail::best_other(nearest, i, labels[i])) {
      result[i].runner_up = nearest.neighbors[*other];
      result[i].runner_up_fit = nearest.similarities[*other];
    }
  }
  return result;
}

template std::vector<Membership> memberships(const SparseView<float>&, Labels, std::size_t, const Execution&);
template std::vector<Membership> memberships(const SparseView<double>&, Labels, std::size_t, const Execution&);

}  // namespace tidings
