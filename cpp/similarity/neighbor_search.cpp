#include "similarity/neighbor_search.hpp"

#include <algorithm>

#include "similarity/settled.hpp"

namespace tidings::detail {
namespace {

constexpr std::size_t spare_candidates = 5;

}  // namespace

NeighborProblem::NeighborProblem(const UnitRows& queries, const UnitRows& others, bool same,
                                 const NeighborOptions& options)
    : queries_(queries),
      others_(others),
      same_(same),
      options_(options),
      least_(settled(options.min_similarity)),
      timeline_(options.time, same ? options.time.times : options.time.other_times, others.size()),
      levels_(TermLevels::of_neighbors(others, queries)) {}

CandidateBounds NeighborProblem::bounds(std::size_t i) const {
  const std::size_t n_best = std::min(options_.n_neighbors, others_.size());
  const float margin = float_margin(queries_.n_terms(i));
  const float least = static_cast<float>(options_.min_similarity) - margin;
  return {.n_best = n_best,
          .capacity = std::min(n_best + spare_candidates, others_.size()),
          .n_others = others_.size(),
          .slack = 2 * margin,
          .least = options_.min_similarity >= 0 ? std::max(0.0F, least) : least};
}

std::pair<std::size_t, std::size_t> NeighborProblem::range(std::size_t i) const {
  return timeline_.is_identity() ? std::pair(std::size_t{0}, timeline_.size())
                                 : timeline_.around(options_.time.times[i]);
}

double NeighborProblem::factor(std::size_t i, std::size_t j) const {
  const TimeDecay& time = options_.time;
  if (time.times.empty()) return 1;
  return time.factor(time.times[i], (same_ ? time.times : time.other_times)[j]);
}

float NeighborProblem::decayed(float sum, std::size_t i, std::size_t j) const {
  if (options_.time.times.empty()) return sum;
  const double similarity = static_cast<double>(sum) * factor(i, j);
  return similarity > 0 ? std::max(static_cast<float>(similarity), std::numeric_limits<float>::denorm_min())
                        : static_cast<float>(similarity);
}

const std::vector<Neighbor>& Ranking::rank(std::size_t i, std::span<const Candidate> candidates, float from) {
  neighbors_.clear();
  add(i, candidates, from);
  return neighbors_;
}

void Ranking::rank_more(std::size_t i, std::span<const Candidate> candidates, float from, std::vector<Neighbor>& best) {
  neighbors_ = best;
  add(i, candidates, from);
  best.assign(neighbors_.begin(), neighbors_.end());
}

void Ranking::add(std::size_t i, std::span<const Candidate> candidates, float from) {
  if (!candidates.empty()) cosine_.set(problem_.queries(), i);
  for (const Candidate& candidate : candidates) {
    if (candidate.similarity < from) continue;
    const auto row = static_cast<std::size_t>(candidate.row);
    const double similarity = settled(cosine_.with(problem_.others(), row) * problem_.factor(i, row));
    if (problem_.is_enough(similarity)) neighbors_.push_back({candidate.row, similarity});
  }
  const std::size_t kept = std::min(neighbors_.size(), problem_.options().n_neighbors);
  std::ranges::partial_sort(neighbors_, neighbors_.begin() + static_cast<std::ptrdiff_t>(kept), is_better);
  neighbors_.resize(kept);
}

}  // namespace tidings::detail
