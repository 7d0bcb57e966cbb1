#include "similarity/neighbor_search.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tidings::detail {
namespace {

constexpr std::size_t spare_candidates = 8;

std::size_t heap_capacity(std::size_t n_neighbors, std::size_t n_others) {
  return n_neighbors < n_others ? std::min(n_neighbors + spare_candidates, n_others) : n_others;
}

}  // namespace

NeighborProblem::NeighborProblem(const UnitRows& queries, const UnitRows& others, bool same,
                                 const NeighborOptions& options)
    : queries_(queries),
      others_(others),
      same_(same),
      positive_(queries.is_positive() && others.is_positive()),
      options_(options),
      timeline_(options.time, same ? options.time.times : options.time.other_times, others.size()),
      postings_(others, timeline_.order()),
      capacity_(heap_capacity(options.n_neighbors, others.size())),
      no_limits_(postings_.padded(), std::numeric_limits<float>::infinity()) {}

float NeighborProblem::least(std::size_t i) const {
  const float limit = static_cast<float>(options_.min_similarity) - margin(i);
  return positive_ && options_.min_similarity >= 0 ? std::max(0.0F, limit) : limit;
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

void NeighborSearch::add_terms(std::size_t i, std::size_t first_place) {
  const FloatPostings& postings = problem_.postings();
  problem_.queries().for_each(i, [&](Index column, double weight) {
    scanner_.add(column, weight, [&] {
      const std::size_t first = postings.begin(column);
      return first_place == 0 ? first : postings.find(column, first, first_place);
    });
  });
}

/// Calls take(i, candidate) for the candidates of queries [begin, end) that are over limit(i).
template <class Limit, class Take>
void NeighborSearch::scan(std::size_t begin, std::size_t end, const Limit& limit, const Take& take) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto [first, last] = problem_.range(i);
    scanner_.start(first, last);
    add_terms(i, first);
  }
  const auto sum_limit = [&](std::size_t query) { return problem_.before_decay(limit(begin + query)); };
  scanner_.take(problem_.no_limits(), sum_limit, [&](std::size_t query, std::size_t place, float sum) {
    const std::size_t i = begin + query;
    const std::size_t row = problem_.timeline().row(place);
    const float similarity = problem_.decayed(sum, i, row);
    if (problem_.is_same_row(i, row) || similarity <= limit(i)) return;
    take(i, Candidate{similarity, static_cast<Index>(place)});
  });
}

std::vector<std::vector<Neighbor>> NeighborSearch::search(std::size_t begin, std::size_t end) {
  const std::size_t capacity = problem_.capacity();
  std::vector<Candidates> best(end - begin);
  const auto limit = [&](std::size_t i) { return best[i - begin].limit(capacity, problem_.least(i)); };
  scan(begin, end, limit,
       [&](std::size_t i, const Candidate& candidate) { best[i - begin].push(candidate, capacity); });
  std::vector<std::vector<Neighbor>> neighbors;
  for (std::size_t i = begin; i < end; ++i) {
    const Candidates* heap = &best[i - begin];
    neighbors.push_back(settle(i, {&heap, 1}));
  }
  return neighbors;
}

std::vector<Neighbor> NeighborSearch::settle(std::size_t i, std::span<const Candidates* const> heaps) {
  candidates_.clear();
  float lost = -std::numeric_limits<float>::infinity();
  for (const Candidates* heap : heaps) {
    candidates_.insert(candidates_.end(), heap->all().begin(), heap->all().end());
    if (heap->is_full(problem_.capacity())) lost = std::max(lost, heap->limit(problem_.capacity(), lost));
  }
  const float from = doubtful_from(i);
  if (lost >= from) {
    candidates_.clear();
    const float limit = std::max(problem_.least(i), std::nextafter(from, -std::numeric_limits<float>::infinity()));
    scan(
        i, i + 1, [&](std::size_t) { return limit; },
        [&](std::size_t, const Candidate& candidate) { candidates_.push_back(candidate); });
  }
  return rank(i, from);
}

/// A row with a float sum below this is less similar than n_neighbors of the candidates.
float NeighborSearch::doubtful_from(std::size_t i) {
  const std::size_t k = problem_.options().n_neighbors;
  if (candidates_.size() < k) return -std::numeric_limits<float>::infinity();
  const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::ranges::nth_element(candidates_, last, std::greater{}, &Candidate::similarity);
  return last->similarity - 2 * problem_.margin(i);
}

std::vector<Neighbor> NeighborSearch::rank(std::size_t i, float from) {
  std::vector<Neighbor> neighbors;
  if (!candidates_.empty()) cosine_.set(problem_.queries(), i);
  for (const Candidate& candidate : candidates_) {
    if (candidate.similarity < from) continue;
    const std::size_t row = problem_.timeline().row(static_cast<std::size_t>(candidate.place));
    const double similarity = cosine_.with(problem_.others(), row) * problem_.factor(i, row);
    if (problem_.is_enough(similarity)) neighbors.push_back({static_cast<Index>(row), similarity});
  }
  const std::size_t kept = std::min(neighbors.size(), problem_.options().n_neighbors);
  std::ranges::partial_sort(neighbors, neighbors.begin() + static_cast<std::ptrdiff_t>(kept), is_better);
  neighbors.resize(kept);
  return neighbors;
}

}  // namespace tidings::detail
