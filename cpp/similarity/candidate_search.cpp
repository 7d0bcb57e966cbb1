#include "similarity/candidate_search.hpp"

#include <cmath>

#include "similarity/tiles.hpp"

namespace tidings::detail {
namespace {

/// No limit of the places: those of the queries are all.
const std::vector<float>& no_limits() {
  static const std::vector<float> limits(tile_rows + scan_width, std::numeric_limits<float>::infinity());
  return limits;
}

/// Calls take(i, candidate) for what is over limit(i) of some queries, each of which is with one thread at a time.
template <class Limit, class Take>
void scan(const NeighborProblem& problem, std::span<const Index> queries, const Execution& execution,
          const Limit& limit, const Take& take) {
  ScratchPool<Scanner> scanners;
  for_each_tile(
      problem.others(), problem.timeline().order(), problem.levels(), execution,
      [&](const TilePlaces& tile, const TileIndex& index, const Execution& part) {
        std::vector<Index> within;
        for (const Index i : queries) {
          const auto [first, last] = problem.range(static_cast<std::size_t>(i));
          const auto [begin, end] = tile.clip(first, last);
          if (begin < end) within.push_back(i);
        }
        parallel_for(within.size(), scan_rows, part, [&]() -> Worker {
          auto scanner = scanners.take();
          scanner->set(index);
          return [&, scanner](std::size_t begin, std::size_t end) {
            for (std::size_t q = begin; q < end; ++q) {
              const auto i = static_cast<std::size_t>(within[q]);
              const auto [first, last] = problem.range(i);
              const auto [from, to] = tile.clip(first, last);
              scanner->start(problem.queries(), i, from, to);
            }
            const auto row_of = [&](std::size_t query) { return static_cast<std::size_t>(within[begin + query]); };
            const auto sum_limit = [&](std::size_t query) { return problem.before_decay(limit(row_of(query))); };
            scanner->take(no_limits().data(), sum_limit, [&](std::size_t query, std::size_t place, float sum) {
              const std::size_t i = row_of(query);
              const std::size_t row = problem.timeline().row(tile.begin + place);
              const float similarity = problem.decayed(sum, i, row);
              if (problem.is_same_row(i, row) || similarity <= limit(i)) return;
              take(i, Candidate{similarity, static_cast<Index>(row)});
            });
          };
        });
      });
}

}  // namespace

void CandidateSearch::search_others(const Execution& execution) {
  std::vector<Index> all(candidates_.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Index>(i);
  scan(
      problem_, all, execution, [&](std::size_t i) { return limit(i); },
      [&](std::size_t i, const Candidate& candidate) { candidates_[i].push(candidate, problem_.bounds(i)); });
}

std::vector<std::vector<Candidate>> CandidateSearch::search_again(std::span<const Index> queries,
                                                                  const Execution& execution) const {
  std::vector<std::vector<Candidate>> found(queries.size());
  std::vector<Index> numbers(candidates_.size(), 0);
  for (std::size_t q = 0; q < queries.size(); ++q)
    numbers[static_cast<std::size_t>(queries[q])] = static_cast<Index>(q);
  const auto below = [&](std::size_t i) {
    const CandidateBounds bounds = problem_.bounds(i);
    const float from = std::nextafter(candidates_[i].doubtful_from(bounds), -std::numeric_limits<float>::infinity());
    return std::max(bounds.least, from);
  };
  scan(problem_, queries, execution, below, [&](std::size_t i, const Candidate& candidate) {
    found[static_cast<std::size_t>(numbers[i])].push_back(candidate);
  });
  return found;
}

/// What the threads share that compare rows with later ones: a pair is offered to both, so that candidates have a lock.
class CandidateSearch::SelfJoin {
 public:
  explicit SelfJoin(CandidateSearch& search) : search_(search), problem_(search.problem_) {}

  void run(const TilePlaces& tile, const TileIndex& index, const Execution& execution) {
    const Timeline& timeline = problem_.timeline();
    const std::size_t first = timeline.begin_before(tile.begin);
    parallel_for(tile.end - first, scan_rows, execution, [&]() -> Worker {
      auto scratch = pool_.take();
      scratch->scanner.set(index);
      scratch->limits.assign(index.padded(), std::numeric_limits<float>::infinity());
      for (std::size_t place = tile.begin; place < tile.end; ++place) {
        scratch->limits[place - tile.begin] = problem_.before_decay(limit(timeline.row(place)));
      }
      return [&, first, scratch](std::size_t begin, std::size_t end) {
        compare(*scratch, tile, [&](std::size_t n) { return place_of(tile, first, n); }, begin, end);
      };
    });
  }

 private:
  struct Scratch {
    Scanner scanner;
    std::vector<float> limits;  ///< what a sum has to exceed at each place of the tile
  };

  /// The tile's own rows come first, so that their limits are high when they meet the others.
  static std::size_t place_of(const TilePlaces& tile, std::size_t first, std::size_t n) {
    const std::size_t own = tile.end - tile.begin;
    return n < own ? tile.begin + n : first + n - own;
  }

  template <class PlaceOf>
  void compare(Scratch& scratch, const TilePlaces& tile, const PlaceOf& place_of, std::size_t begin, std::size_t end) {
    const Timeline& timeline = problem_.timeline();
    std::array<float, scan_rows> limits{};
    for (std::size_t n = begin; n < end; ++n) {
      const std::size_t place = place_of(n);
      const auto [from, to] = tile.clip(place + 1, timeline.end_after(place));
      limits[n - begin] = problem_.before_decay(limit(timeline.row(place)));
      scratch.scanner.start(problem_.others(), timeline.row(place), from, to);
    }
    scratch.scanner.take(
        scratch.limits.data(), [&](std::size_t query) { return limits[query]; },
        [&](std::size_t query, std::size_t place, float sum) {
          const std::size_t i = timeline.row(place_of(begin + query));
          const std::size_t j = timeline.row(tile.begin + place);
          const float similarity = problem_.decayed(sum, i, j);
          if (sum > limits[query]) limits[query] = offer(i, {similarity, static_cast<Index>(j)});
          if (sum > scratch.limits[place]) scratch.limits[place] = offer(j, {similarity, static_cast<Index>(i)});
        });
  }

  /// Offers a candidate. Returns what a sum has to exceed from now on.
  float offer(std::size_t i, const Candidate& candidate) {
    const CandidateBounds bounds = problem_.bounds(i);
    const std::lock_guard lock(mutexes_[i % mutexes_.size()]);
    Candidates& candidates = search_.candidates_[i];
    if (candidate.similarity > candidates.limit(bounds)) candidates.push(candidate, bounds);
    return problem_.before_decay(candidates.limit(bounds));
  }

  [[nodiscard]] float limit(std::size_t i) {
    const std::lock_guard lock(mutexes_[i % mutexes_.size()]);
    return search_.limit(i);
  }

  CandidateSearch& search_;
  const NeighborProblem& problem_;
  std::array<std::mutex, 64> mutexes_;  ///< of the candidates of each 64th row
  ScratchPool<Scratch> pool_;
};

void CandidateSearch::search_self(const Execution& execution) {
  SelfJoin join(*this);
  for_each_tile(
      problem_.others(), problem_.timeline().order(), problem_.levels(), execution,
      [&](const TilePlaces& tile, const TileIndex& index, const Execution& part) { join.run(tile, index, part); });
}

}  // namespace tidings::detail
