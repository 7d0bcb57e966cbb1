#include "tidings/clusters/themes.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "clusters/communities_of.hpp"
#include "clusters/groups.hpp"
#include "clusters/settling.hpp"
#include "clusters/theme_places.hpp"
#include "tidings/base/errors.hpp"
#include "tidings/clusters/similarity_graph.hpp"

namespace tidings {
namespace {

std::size_t count(const std::vector<Index>& labels) {
  return labels.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(labels)) + 1;
}

/// Makes those events one theme that have no term.
void join_empty(const SparseMatrix<float>& places, std::vector<Index>& labels) {
  Index first = -1;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (row(view(places), i).size() > 0) continue;
    if (first < 0) first = labels[i];
    labels[i] = first;
  }
}

/// The labels, numbered from 0 in the order of their first events.
void renumber(std::vector<Index>& labels) {
  std::vector<Index> numbers(labels.size(), -1);
  Index next = 0;
  for (Index& label : labels) {
    Index& number = numbers[static_cast<std::size_t>(label)];
    if (number < 0) number = next++;
    label = number;
  }
}

/// Numbers themes by their numbers of stories, the most first, then by their first events.
void largest_first(std::vector<Index>& labels, const std::vector<std::vector<std::size_t>>& members) {
  renumber(labels);
  std::vector<std::size_t> sizes(count(labels), 0);
  for (std::size_t e = 0; e < labels.size(); ++e) sizes[static_cast<std::size_t>(labels[e])] += members[e].size();
  std::vector<Index> order(sizes.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](Index t) { return sizes[static_cast<std::size_t>(t)]; });
  std::vector<Index> numbers(sizes.size());
  for (std::size_t t = 0; t < order.size(); ++t) numbers[static_cast<std::size_t>(order[t])] = static_cast<Index>(t);
  for (Index& label : labels) label = numbers[static_cast<std::size_t>(label)];
}
/// How much of the graph's weight lies within themes, less what chance would put there: modularity.
double stability_of(const SparseMatrix<float>& graph, const std::vector<Index>& labels) {
  std::vector<double> weights(count(labels), 0);
  double all = 0;
  double within = 0;
  for (Index i = 0; i < graph.rows(); ++i) {
    const Index own = labels[static_cast<std::size_t>(i)];
    for (SparseMatrix<float>::InnerIterator e(graph, i); e; ++e) {
      const auto weight = static_cast<double>(e.value());
      weights[static_cast<std::size_t>(own)] += weight;
      all += weight;
      if (labels[static_cast<std::size_t>(e.col())] == own) within += weight;
    }
  }
  if (all == 0) return 0;
  double chance = 0;
  for (const double weight : weights) chance += weight / all * (weight / all);
  return within / all - chance;
}

void check(Eigen::Index n_columns, std::size_t n_events, const ThemeOptions& options) {
  require(options.n_places <= static_cast<std::size_t>(n_columns), "n_places", "at most the number of columns",
          options.n_places);
  require(options.dimensions >= 1, "dimensions", "at least 1", options.dimensions);
  require(options.n_neighbors >= 1, "n_neighbors", "at least 1", options.n_neighbors);
  if (!options.n_themes) return;
  require(*options.n_themes >= 1, "n_themes", "at least 1", *options.n_themes);
  require(*options.n_themes <= n_events, "n_themes", "at most the number of events",
          std::to_string(*options.n_themes) + " for " + std::to_string(n_events));
}

}  // namespace

template <class Real>
ThemeClusters find_themes(const SparseView<Real>& matrix, Labels events, const ThemeOptions& options,
                          const Execution& execution) {
  const SparseMatrix<double> rows = normalized_rows(matrix);
  const auto members = members_of(events, static_cast<std::size_t>(rows.rows()));
  check(matrix.cols(), members.size(), options);
  if (members.empty()) return {};
  const std::size_t n = members.size();
  ProgressPart placed(execution.progress, 0, 2 * n, 4 * n);
  ProgressPart joined(execution.progress, 2 * n, 3 * n, 4 * n);
  ProgressPart grouped(execution.progress, 3 * n, 4 * n, 4 * n);
  const Execution grouping{.n_jobs = execution.n_jobs, .progress = &grouped};
  const detail::ThemeSpace space{.n_places = options.n_places, .dimensions = options.dimensions};
  const SparseMatrix<float> places =
      detail::theme_places(rows, members, space, {.n_jobs = execution.n_jobs, .progress = &placed});
  const SparseMatrix<float> graph =
      similarity_graph(view(places), options.n_neighbors, {.n_jobs = execution.n_jobs, .progress = &joined}).edges;

  ThemeClusters themes;
  themes.event_themes = options.n_themes ? detail::communities_of(graph, *options.n_themes, grouping)
                                         : detail::stable_communities(graph, grouping);
  if (!options.n_themes) join_empty(places, themes.event_themes);
  renumber(themes.event_themes);
  detail::settle(places, themes.event_themes, {.n_jobs = execution.n_jobs});
  largest_first(themes.event_themes, members);
  themes.n_themes = count(themes.event_themes);
  themes.stability = stability_of(graph, themes.event_themes);
  for (const Index event : events) {
    themes.labels.push_back(themes.event_themes[static_cast<std::size_t>(event)]);
  }
  return themes;
}

template ThemeClusters find_themes(const SparseView<float>&, Labels, const ThemeOptions&, const Execution&);
template ThemeClusters find_themes(const SparseView<double>&, Labels, const ThemeOptions&, const Execution&);

}  // namespace tidings
