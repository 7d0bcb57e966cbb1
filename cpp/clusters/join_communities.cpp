#include "clusters/join_communities.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace tidings::detail {
namespace {

using Pair = std::pair<Index, Index>;

/// The weights of communities and between them.
struct Communities {
  std::vector<double> weights;
  std::vector<std::size_t> sizes;
  std::map<Pair, double> between;

  Communities(const SparseMatrix<float>& graph, const std::vector<Index>& labels) {
    const auto n = static_cast<std::size_t>(labels.empty() ? 0 : *std::ranges::max_element(labels) + 1);
    weights.assign(n, 0);
    sizes.assign(n, 0);
    for (Index i = 0; i < graph.rows(); ++i) {
      const Index own = labels[static_cast<std::size_t>(i)];
      ++sizes[static_cast<std::size_t>(own)];
      for (SparseMatrix<float>::InnerIterator e(graph, i); e; ++e) {
        const Index other = labels[static_cast<std::size_t>(e.col())];
        weights[static_cast<std::size_t>(own)] += static_cast<double>(e.value());
        if (own < other) between[{own, other}] += static_cast<double>(e.value());
      }
    }
  }

  [[nodiscard]] Pair closest() const {
    Pair best{-1, -1};
    double most = 0;
    for (const auto& [pair, weight] : between) {
      const double chance =
          weights[static_cast<std::size_t>(pair.first)] * weights[static_cast<std::size_t>(pair.second)];
      if (chance > 0 && weight / chance > most) {
        most = weight / chance;
        best = pair;
      }
    }
    return best.first < 0 ? smallest() : best;
  }

  [[nodiscard]] Pair smallest() const {
    const auto first = std::ranges::min_element(sizes) - sizes.begin();
    std::ptrdiff_t second = first == 0 ? 1 : 0;
    for (std::ptrdiff_t c = 0; c < std::ssize(sizes); ++c) {
      if (c != first && sizes[static_cast<std::size_t>(c)] < sizes[static_cast<std::size_t>(second)]) second = c;
    }
    return {static_cast<Index>(std::min(first, second)), static_cast<Index>(std::max(first, second))};
  }
};

}  // namespace

void join_communities(const SparseMatrix<float>& graph, std::vector<Index>& labels, std::size_t n) {
  for (Communities communities(graph, labels); communities.sizes.size() > std::max<std::size_t>(n, 1);
       communities = Communities(graph, labels)) {
    const auto [kept, joined] = communities.closest();
    for (Index& label : labels) {
      if (label == joined) label = kept;
      if (label > joined) --label;
    }
  }
}

}  // namespace tidings::detail
