#include "clusters/settling.hpp"

#include <algorithm>

#include "clusters/groups.hpp"
#include "clusters/mean_rows.hpp"
#include "similarity/postings.hpp"

namespace tidings::detail {
namespace {

constexpr int most_rounds = 20;
constexpr std::size_t rows_per_block = 64;
constexpr double rounding = 1e-12;  ///< what can be taken for a higher cosine

std::vector<Index> nearest_means(const SparseMatrix<double>& rows, const std::vector<Index>& labels,
                                 std::size_t n_clusters, const Postings& means, const Execution& execution) {
  std::vector<Index> nearest(labels);
  parallel_for(labels.size(), rows_per_block, execution, [&]() -> Worker {
    return [&, cosines = std::vector<double>(n_clusters)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        std::ranges::fill(cosines, 0.0);
        const SparseRow<double> own = row(view(rows), i);
        for (std::size_t e = 0; e < own.size(); ++e) means.accumulate(own.column(e), own.value(e), cosines);
        const auto best = std::ranges::max_element(cosines);
        if (*best > cosines[static_cast<std::size_t>(labels[i])] + rounding) {
          nearest[i] = static_cast<Index>(best - cosines.begin());
        }
      }
    };
  });
  return nearest;
}

}  // namespace

void settle(const SparseMatrix<float>& rows, std::vector<Index>& labels, const Execution& execution) {
  const SparseMatrix<double> normalized = normalized_rows(view(rows));
  for (int round = 0; round < most_rounds; ++round) {
    const auto members = members_of(labels, labels.size());
    const Postings means(normalized_rows(view(mean_rows(normalized, members))));
    const std::vector<Index> nearest = nearest_means(normalized, labels, members.size(), means, execution);
    std::vector<std::size_t> sizes;
    for (const auto& cluster : members) sizes.push_back(cluster.size());
    bool moved = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      std::size_t& size = sizes[static_cast<std::size_t>(labels[i])];
      if (nearest[i] == labels[i] || size == 1) continue;
      --size;
      ++sizes[static_cast<std::size_t>(nearest[i])];
      labels[i] = nearest[i];
      moved = true;
    }
    if (!moved) return;
  }
}

}  // namespace tidings::detail
