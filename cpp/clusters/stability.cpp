#include "tidings/clusters/stability.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "base/scattered.hpp"
#include "clusters/mean_rows.hpp"
#include "similarity/postings.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 64;

std::vector<Index> clustered(const Clusterer& cluster, std::span<const Index> rows, std::uint64_t seed) {
  std::vector<Index> labels = cluster(rows, seed);
  require(labels.size() == rows.size(), "the number of the clusterer's labels", "that of the rows",
          std::to_string(labels.size()) + " for " + std::to_string(rows.size()));
  return labels;
}

std::vector<Index> first_rows(std::size_t n) {
  std::vector<Index> rows(n);
  std::iota(rows.begin(), rows.end(), Index{0});
  return rows;
}

/// A half of the rows and its clusters.
struct Half {
  std::vector<Index> rows;
  std::vector<Index> labels;

  /// The rows of each cluster.
  [[nodiscard]] std::vector<std::vector<std::size_t>> members() const {
    std::map<Index, std::vector<std::size_t>> clusters;
    for (std::size_t i = 0; i < rows.size(); ++i) clusters[labels[i]].push_back(static_cast<std::size_t>(rows[i]));
    std::vector<std::vector<std::size_t>> result;
    for (auto& [label, members] : clusters) result.push_back(std::move(members));
    return result;
  }
};

/// The number of the other half's cluster that is nearest to each row of a half, -1 where there is none.
std::vector<Index> nearest_clusters(const SparseMatrix<double>& matrix, const Half& half, const Half& other,
                                    const Execution& execution) {
  const auto members = other.members();
  const Postings means(normalized_rows(view(mean_rows(matrix, members))));
  std::vector<Index> nearest(half.rows.size());
  parallel_for(half.rows.size(), rows_per_block, execution, [&]() -> Worker {
    return [&, cosines = std::vector<double>(members.size())](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        std::ranges::fill(cosines, 0.0);
        const SparseRow<double> own = row(view(matrix), static_cast<std::size_t>(half.rows[i]));
        for (std::size_t e = 0; e < own.size(); ++e) means.accumulate(own.column(e), own.value(e), cosines);
        const auto best = std::ranges::max_element(cosines);
        nearest[i] = *best > 0 ? static_cast<Index>(best - cosines.begin()) : -1;
      }
    };
  });
  return nearest;
}

}  // namespace

double stability_over_seeds(std::size_t n_rows, const Clusterer& cluster, const StabilityOptions& options,
                            const Execution& execution) {
  require(n_rows >= 1, "the number of rows", "at least 1", n_rows);
  require(options.n_rounds >= 2, "n_rounds", "at least 2", options.n_rounds);
  const std::vector<Index> rows = first_rows(n_rows);
  std::vector<std::vector<Index>> labels;
  double sum = 0;
  for (std::size_t round = 0; round < options.n_rounds; ++round) {
    labels.push_back(clustered(cluster, rows, options.seed + round));
    for (std::size_t before = 0; before < round; ++before) sum += adjusted_rand(labels[before], labels[round]);
    if (execution.progress != nullptr) execution.progress->update(round + 1, options.n_rounds);
  }
  const auto n = static_cast<double>(options.n_rounds);
  return sum / (n * (n - 1) / 2);
}

template <class Real>
double stability_over_halves(const SparseView<Real>& matrix, const Clusterer& cluster, const StabilityOptions& options,
                             const Execution& execution) {
  require(matrix.rows() >= 2, "the number of rows", "at least 2", matrix.rows());
  require(options.n_rounds >= 1, "n_rounds", "at least 1", options.n_rounds);
  const SparseMatrix<double> rows = normalized_rows(matrix);
  const auto n = static_cast<std::size_t>(rows.rows());
  double sum = 0;
  for (std::size_t round = 0; round < options.n_rounds; ++round) {
    const std::uint64_t seed = options.seed + round;
    std::vector<Index> order = first_rows(n);
    Scattered(seed).shuffle(order);
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(n / 2);
    std::sort(order.begin(), middle);
    std::sort(middle, order.end());
    Half first{{order.begin(), middle}, {}};
    Half second{{middle, order.end()}, {}};
    for (Half* half : {&first, &second}) half->labels = clustered(cluster, half->rows, seed);
    const Execution quiet{.n_jobs = execution.n_jobs};
    sum += adjusted_rand(first.labels, nearest_clusters(rows, first, second, quiet));
    sum += adjusted_rand(second.labels, nearest_clusters(rows, second, first, quiet));
    if (execution.progress != nullptr) execution.progress->update(round + 1, options.n_rounds);
  }
  return sum / (2 * static_cast<double>(options.n_rounds));
}

template double stability_over_halves(const SparseView<float>&, const Clusterer&, const StabilityOptions&,
                                      const Execution&);
template double stability_over_halves(const SparseView<double>&, const Clusterer&, const StabilityOptions&,
                                      const Execution&);

}  // namespace tidings
