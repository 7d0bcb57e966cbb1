#include "clusters/communities_of.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "clusters/join_communities.hpp"
#include "tidings/clusters/leiden.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t n_halvings = 20;
constexpr double least_log_resolution = -6;
constexpr double most_log_resolution = 10;

/// From one start: modularity gains nothing by more.
std::vector<Index> communities_at(const SparseMatrix<float>& graph, double resolution, const Execution& execution) {
  const LeidenOptions options{.quality = Quality::modularity, .resolution = resolution, .n_starts = 1};
  return leiden(view(graph), options, execution).labels;
}

std::size_t count(const std::vector<Index>& labels) {
  return labels.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(labels)) + 1;
}

}  // namespace

std::vector<Index> stable_communities(const SparseMatrix<float>& graph, const Execution& execution) {
  return communities_at(graph, 1, execution);
}

std::vector<Index> communities_of(const SparseMatrix<float>& graph, std::size_t n, const Execution& execution) {
  std::vector<Index> best(static_cast<std::size_t>(graph.rows()));
  std::iota(best.begin(), best.end(), 0);
  double low = least_log_resolution;
  double high = most_log_resolution;
  for (std::size_t i = 0; i < n_halvings && count(best) != n; ++i) {
    const double middle = (low + high) / 2;
    ProgressPart part(execution.progress, i, i + 1, n_halvings);
    std::vector<Index> labels =
        communities_at(graph, std::exp2(middle), {.n_jobs = execution.n_jobs, .progress = &part});
    (count(labels) < n ? low : high) = middle;
    if (count(labels) >= n && count(labels) <= count(best)) best = std::move(labels);
  }
  join_communities(graph, best, n);
  return best;
}

}  // namespace tidings::detail
