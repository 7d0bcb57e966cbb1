#include "similarity/candidate_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numeric>
#include <utility>

#include "similarity/tiles.hpp"

namespace tidings::detail {
namespace {

/// No limit of the places: those of the queries are all.
const std::vector<float>& no_limits() {
  static const std::vector<float> limits(most_tile_rows + scan_width, std::numeric_limits<float>::infinity());
  return limits;
}

/// Calls take(i, candidate) for what is over limit(i) of some queries, each of which is with one thread at a time.
/// Each thread has its own take, of make_take(), and calls take->finish() after some queries and before others.
template <class Limit, class MakeTake>
void scan(const NeighborProblem& problem, std::span<const Index> queries, const Execution& execution,
          const Limit& limit, const MakeTake& make_take) {
  ScratchPool<Scanner> scanners;
  for_each_tile(
      problem.others(), problem.timeline().order(), problem.levels(), tile_rows(problem.others(), problem.levels()),
      execution, [&](const TilePlaces& tile, const TileIndex& index, const Execution& part) {
        std::vector<Index> within;
        for (const Index i : queries) {
          const auto [first, last] = problem.range(static_cast<std::size_t>(i));
          const auto [begin, end] = tile.clip(first, last);
          if (begin < end) within.push_back(i);
        }
        parallel_for(within.size(), scan_rows, part, [&]() -> Worker {
          auto scanner = scanners.take();
          scanner->set(index);
          return [&, scanner, take = make_take()](std::size_t begin, std::size_t end) {
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
              take->add(i, {similarity, static_cast<Index>(row)});
            });
            take->finish();
          };
        });
      });
}

}  // namespace

/// Keeps the best candidates of each query.
struct CandidateSearch::Keep {
  CandidateSearch& search;

  void add(std::size_t i, const Candidate& candidate) const {
    search.candidates_[i].push(candidate, search.problem_.bounds(i));
  }
  void finish() const {}
};

/// Ranks what a tile has for a query in place, so that no more than that is kept.
class CandidateSearch::RankAgain {
 public:
  RankAgain(const CandidateSearch& search, std::span<const Index> queries, std::vector<std::vector<Neighbor>>& best)
      : search_(search), queries_(queries), best_(best), ranking_(search.problem_) {}

  void add(std::size_t i, const Candidate& candidate) { found_.emplace_back(i, candidate); }

  void finish() {
    std::ranges::stable_sort(found_, {}, &std::pair<std::size_t, Candidate>::first);
    for (auto found = found_.begin(); found != found_.end();) {
      const std::size_t i = found->first;
      candidates_.clear();
      for (; found != found_.end() && found->first == i; ++found) candidates_.push_back(found->second);
      const auto q = std::ranges::lower_bound(queries_, static_cast<Index>(i)) - queries_.begin();
      ranking_.rank_more(i, candidates_, search_.doubtful_from(i), best_[static_cast<std::size_t>(q)]);
    }
    found_.clear();
  }

 private:
  const CandidateSearch& search_;
  std::span<const Index> queries_;
  std::vector<std::vector<Neighbor>>& best_;
  Ranking ranking_;
  std::vector<std::pair<std::size_t, Candidate>> found_;
  std::vector<Candidate> candidates_;
};

void CandidateSearch::search_others(const Execution& execution) {
  std::vector<Index> all(candidates_.size());
  std::iota(all.begin(), all.end(), 0);
  scan(
      problem_, all, execution, [&](std::size_t i) { return limit(i); },
      [&] { return std::make_shared<Keep>(Keep{*this}); });
}

std::vector<std::vector<Neighbor>> CandidateSearch::rank_again(std::span<const Index> queries,
                                                               const Execution& execution) const {
  std::vector<std::vector<Neighbor>> best(queries.size());
  if (queries.empty()) return best;
  const auto below = [&](std::size_t i) {
    const float from = std::nextafter(doubtful_from(i), -std::numeric_limits<float>::infinity());
    return std::max(problem_.bounds(i).least, from);
  };
  scan(problem_, queries, execution, below, [&] { return std::make_shared<RankAgain>(*this, queries, best); });
  return best;
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
      problem_.others(), problem_.timeline().order(), problem_.levels(),
      tile_rows(problem_.others(), problem_.levels()), execution,
      [&](const TilePlaces& tile, const TileIndex& index, const Execution& part) { join.run(tile, index, part); });
}

}  // namespace tidings::detail
