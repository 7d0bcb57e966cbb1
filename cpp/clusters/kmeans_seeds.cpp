#include "clusters/kmeans_seeds.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "clusters/mixing.hpp"
#include "clusters/term_index.hpp"

namespace tidings::detail {
namespace {

/// What a row that equals a seed can be away from it by rounding.
template <class Real>
constexpr Real no_distance = 16 * std::numeric_limits<Real>::epsilon();

/// In (0, 1).
double uniform(std::uint64_t bits) {
  return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

template <class Real>
std::uint64_t hash_of(const SparseRow<Real>& row) {
  std::uint64_t hash = row.size();
  for (std::size_t e = 0; e < row.size(); ++e) {
    const auto value = static_cast<std::int64_t>(std::llround(static_cast<double>(row.value(e)) * 0x1p40));
    hash = mixed(hash + golden + static_cast<std::uint64_t>(row.column(e)));
    hash = mixed(hash ^ static_cast<std::uint64_t>(value));
  }
  return hash;
}

template <class Real>
class Seeding {
 public:
  Seeding(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns, std::size_t n_seeds, std::uint64_t seed,
          const Execution& execution)
      : rows_(rows),
        index_(rows, n_columns, execution),
        n_seeds_(n_seeds),
        n_trials_(2 + static_cast<std::size_t>(std::log(static_cast<double>(n_seeds)))),
        seed_(seed),
        execution_(execution),
        distances_(rows.size(), 1) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      hashes_.push_back(hash_of(rows[i]));
      if (rows[i].size() == 0) distances_[i] = 0;
    }
  }

  [[nodiscard]] std::vector<std::size_t> run() {
    std::vector<std::size_t> seeds;
    while (seeds.size() < n_seeds_) {
      if (execution_.progress != nullptr) execution_.progress->update(seeds.size(), n_seeds_);
      const std::vector<std::size_t> drawn = draw(seeds.size(), seeds.empty() ? 1 : n_trials_);
      if (drawn.empty()) break;
      seeds.push_back(take_best(drawn));
    }
    return seeds;
  }

 private:
  struct Draw {
    double time;
    std::size_t row;

    [[nodiscard]] bool operator<(const Draw& other) const {
      return time != other.time ? time < other.time : row < other.row;
    }
  };

  /// Up to n different rows, each drawn in proportion to its distance: those whose exponential clocks ring first.
  [[nodiscard]] std::vector<std::size_t> draw(std::size_t step, std::size_t n) const {
    const std::uint64_t salt = mixed(mixed(seed_) + step);
    std::vector<Draw> draws;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto distance = static_cast<double>(distances_[i]);
      if (distance > 0) draws.push_back({-std::log(uniform(mixed(hashes_[i] ^ salt))) / distance, i});
    }
    const std::size_t size = std::min(n, draws.size());
    std::ranges::partial_sort(draws, draws.begin() + static_cast<std::ptrdiff_t>(size), std::less<>());
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < size; ++i) drawn.push_back(draws[i].row);
    return drawn;
  }

  /// The row that leaves the smallest sum of distances; the distances are then those to it and the seeds before.
  std::size_t take_best(const std::vector<std::size_t>& drawn) {
    std::vector<std::vector<Real>> distances(drawn.size());
    std::vector<double> sums(drawn.size(), 0);
    parallel_for(drawn.size(), 1, {.n_jobs = execution_.n_jobs}, [&]() -> Worker {
      return [&, dense = std::vector<ScaledTerm<Real>>()](std::size_t begin, std::size_t end) mutable {
        for (std::size_t d = begin; d < end; ++d) {
          distances[d] = distances_with(drawn[d], dense);
          for (const Real distance : distances[d]) sums[d] += static_cast<double>(distance);
        }
      };
    });
    const auto best = static_cast<std::size_t>(std::ranges::min_element(sums) - sums.begin());
    distances_ = std::move(distances[best]);
    return drawn[best];
  }

  [[nodiscard]] std::vector<Real> distances_with(std::size_t row, std::vector<ScaledTerm<Real>>& dense) const {
    std::vector<Real> result(index_.width());
    index_.products(rows_[row], dense, result.data());
    result.resize(rows_.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
      const Real distance = 1 - result[i];
      result[i] = distance <= no_distance<Real> ? 0 : std::min(distances_[i], distance);
    }
    return result;
  }

  const std::vector<SparseRow<Real>>& rows_;
  TermIndex<Real> index_;
  std::size_t n_seeds_;
  std::size_t n_trials_;
  std::uint64_t seed_;
  Execution execution_;
  std::vector<Real> distances_;  ///< to the nearest seed; 1 while there is none
  std::vector<std::uint64_t> hashes_;
};

}  // namespace

template <class Real>
std::vector<std::size_t> kmeans_seeds(const std::vector<SparseRow<Real>>& rows, std::size_t n_columns,
                                      std::size_t n_seeds, std::uint64_t seed, const Execution& execution) {
  return Seeding<Real>(rows, n_columns, n_seeds, seed, execution).run();
}

template std::vector<std::size_t> kmeans_seeds(const std::vector<SparseRow<float>>&, std::size_t, std::size_t,
                                               std::uint64_t, const Execution&);
template std::vector<std::size_t> kmeans_seeds(const std::vector<SparseRow<double>>&, std::size_t, std::size_t,
                                               std::uint64_t, const Execution&);

}  // namespace tidings::detail
