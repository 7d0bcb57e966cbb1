#include "tidings/clusters/membership.hpp"

#include <algorithm>
#include <utility>

#include "clusters/groups.hpp"
#include "clusters/mean_rows.hpp"
#include "clusters/sparse_sum.hpp"
#include "similarity/postings.hpp"

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

class Clusters {
 public:
  Clusters(const SparseMatrix<double>& rows, Labels labels)
      : rows_(rows),
        labels_(labels),
        members_(members_of(labels, static_cast<std::size_t>(rows_.rows()))),
        sums_(sums_of(rows_, members_)),
        postings_(mean_rows(rows_, members_)) {}

  [[nodiscard]] std::size_t size() const { return members_.size(); }

  [[nodiscard]] Membership membership(std::size_t i, std::size_t n_terms, std::vector<double>& accumulators) const {
    Membership result;
    explain_fit(i, result);
    if (result.terms.size() > n_terms) result.terms.resize(n_terms);
    find_runner_up(i, accumulators, result);
    return result;
  }

 private:
  [[nodiscard]] std::size_t cluster_of(std::size_t i) const { return static_cast<std::size_t>(labels_[i]); }

  /// The share of a term is its weight in the row times its mean weight in the other members.
  void explain_fit(std::size_t i, Membership& result) const {
    const std::size_t others = members_[cluster_of(i)].size() - 1;
    if (others == 0) return;
    const SparseRow<double> own = row(view(rows_), i);
    const SparseRow<double> sum = sums_[cluster_of(i)].row();
    for_each_shared(own, sum, [&](std::size_t a, std::size_t b) {
      const double share = own.value(a) * (sum.value(b) - own.value(a)) / static_cast<double>(others);
      if (share != 0) result.terms.push_back({own.column(a), share});
      result.fit += share;
    });
    std::ranges::stable_sort(result.terms, std::ranges::greater{}, &SharedTerm::share);
  }

  void find_runner_up(std::size_t i, std::vector<double>& accumulators, Membership& result) const {
    const SparseRow<double> own = row(view(rows_), i);
    for (std::size_t e = 0; e < own.size(); ++e) {
      postings_.accumulate(own.column(e), own.value(e), accumulators);
    }
    for (std::size_t c = 0; c < size(); ++c) {
      if (c != cluster_of(i) && accumulators[c] > result.runner_up_fit) {
        result.runner_up = static_cast<Index>(c);
        result.runner_up_fit = accumulators[c];
      }
      accumulators[c] = 0;
    }
  }

  const SparseMatrix<double>& rows_;
  Labels labels_;
  Members members_;
  std::vector<SparseSum> sums_;
  Postings postings_;  ///< of the clusters' means
};

}  // namespace

template <class Real>
std::vector<Membership> memberships(const SparseView<Real>& matrix, Labels labels, std::size_t n_terms,
                                    const Execution& execution) {
  const SparseMatrix<double> rows = normalized_rows(matrix);
  const Clusters clusters(rows, labels);
  std::vector<Membership> result(labels.size());
  parallel_for(labels.size(), rows_per_block, execution, [&]() -> Worker {
    return [&, accumulators = std::vector<double>(clusters.size(), 0)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) result[i] = clusters.membership(i, n_terms, accumulators);
    };
  });
  return result;
}

template std::vector<Membership> memberships(const SparseView<float>&, Labels, std::size_t, const Execution&);
template std::vector<Membership> memberships(const SparseView<double>&, Labels, std::size_t, const Execution&);

}  // namespace tidings
