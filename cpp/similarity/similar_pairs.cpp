#include "tidings/similarity/similar_pairs.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "similarity/scanner.hpp"
#include "similarity/settled.hpp"
#include "similarity/term_levels.hpp"
#include "similarity/tiles.hpp"
#include "similarity/timeline.hpp"
#include "similarity/unit_rows.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::ExactCosine;
using detail::Scanner;
using detail::TermLevels;
using detail::TileIndex;
using detail::TilePlaces;
using detail::Timeline;
using detail::UnitRows;

/// The most frequent terms are left out that together have this part of the threshold as their share of squared norms:
/// the more, the fewer lists to go through, for more pairs to compare in full.
constexpr double left_out = 0.5;
/// More than for neighbours: without frequent terms lists are short, and there is no more than a look at each.
constexpr std::size_t join_tile_rows = 4096;

struct Pair {
  Index first;
  Index second;
  double similarity;
};

/// Finds the pairs of rows with later ones.
class Join {
 public:
  Join(const UnitRows& rows, const PairOptions& options)
      : rows_(rows),
        options_(options),
        least_(detail::settled(options.threshold)),
        timeline_(options.time, options.time.times, rows.size()),
        levels_(TermLevels::of_pairs(rows, left_out * options.threshold)) {}

  /// The pairs, by the rows' order in time.
  [[nodiscard]] std::vector<Pair> find(const Execution& execution) {
    std::vector<Pair> pairs;
    detail::for_each_tile(rows_, timeline_.order(), levels_, join_tile_rows, execution,
                          [&](const TilePlaces& tile, const TileIndex& index, const Execution& part) {
                            std::vector<std::vector<Pair>> found = find_in(tile, index, part);
                            for (const auto& some : found) pairs.insert(pairs.end(), some.begin(), some.end());
                          });
    return pairs;
  }

 private:
  struct Scratch {
    Scanner scanner;
    std::vector<std::pair<std::size_t, std::size_t>> found;  ///< places in time
  };

  /// The pairs of the tile's rows with those before them and with each other.
  [[nodiscard]] std::vector<std::vector<Pair>> find_in(const TilePlaces& tile, const TileIndex& index,
                                                       const Execution& execution) {
    const std::size_t first = timeline_.begin_before(tile.begin);
    const std::vector<float> no_limits(index.padded(), std::numeric_limits<float>::infinity());
    std::vector<std::vector<Pair>> pairs((tile.end - first + detail::scan_rows - 1) / detail::scan_rows);
    parallel_for(tile.end - first, detail::scan_rows, execution, [&]() -> Worker {
      auto scratch = pool_.take();
      scratch->scanner.set(index);
      return [&, first, scratch, cosine = std::make_shared<ExactCosine>(rows_.n_columns())](std::size_t begin,
                                                                                            std::size_t end) {
        scan(*scratch, tile, no_limits, first + begin, first + end);
        compare(*cosine, scratch->found, pairs[begin / detail::scan_rows]);
      };
    });
    return pairs;
  }

  void scan(Scratch& scratch, const TilePlaces& tile, const std::vector<float>& no_limits, std::size_t begin,
            std::size_t end) const {
    std::array<float, detail::scan_rows> limits{};
    scratch.found.clear();
    for (std::size_t place = begin; place < end; ++place) {
      const auto [from, to] = tile.clip(place + 1, timeline_.end_after(place));
      scratch.scanner.start(rows_, timeline_.row(place), from, to);
      limits[place - begin] = limit(timeline_.row(place));
    }
    scratch.scanner.take(
        no_limits.data(), [&](std::size_t query) { return limits[query]; },
        [&](std::size_t query, std::size_t place, float) {
          scratch.found.emplace_back(begin + query, tile.begin + place);
        });
    std::ranges::sort(scratch.found);
  }

  /// What the sums of pairs exceed.
  [[nodiscard]] float limit(std::size_t row) const {
    const float margin = detail::float_margin(rows_.n_terms(row));
    const float least = static_cast<float>(options_.threshold) - margin;
    return std::max(0.0F, least);
  }

  void compare(ExactCosine& cosine, const std::vector<std::pair<std::size_t, std::size_t>>& found,
               std::vector<Pair>& pairs) const {
    std::size_t last = timeline_.size();
    for (const auto& [place, other_place] : found) {
      const std::size_t row = timeline_.row(place);
      const std::size_t other = timeline_.row(other_place);
      if (std::exchange(last, place) != place) cosine.set(rows_, row);
      const double similarity = detail::settled(cosine.with(rows_, other) * factor(row, other));
      if (rows_.stored(similarity) <= 0 || similarity < least_) continue;
      pairs.push_back({static_cast<Index>(std::min(row, other)), static_cast<Index>(std::max(row, other)), similarity});
    }
  }

  [[nodiscard]] double factor(std::size_t a, std::size_t b) const {
    const TimeDecay& time = options_.time;
    return time.times.empty() ? 1 : time.factor(time.times[a], time.times[b]);
  }

  const UnitRows& rows_;
  const PairOptions& options_;
  double least_;
  Timeline timeline_;
  TermLevels levels_;
  detail::ScratchPool<Scratch> pool_;
};

template <class Real>
SimilarPairs<Real> to_arrays(std::vector<Pair> pairs) {
  std::ranges::sort(
      pairs, [](const Pair& a, const Pair& b) { return a.first != b.first ? a.first < b.first : a.second < b.second; });
  SimilarPairs<Real> result;
  result.first.reserve(pairs.size());
  result.second.reserve(pairs.size());
  result.similarities.reserve(pairs.size());
  for (const Pair& pair : pairs) {
    result.first.push_back(pair.first);
    result.second.push_back(pair.second);
    result.similarities.push_back(static_cast<Real>(pair.similarity));
  }
  return result;
}

}  // namespace

template <class Real>
SimilarPairs<Real> similar_pairs(const SparseView<Real>& matrix, const PairOptions& options,
                                 const Execution& execution) {
  require(options.threshold >= 0 && options.threshold <= 1, "threshold", "in [0, 1]", options.threshold);
  const UnitRows rows(matrix);
  check_time_decay(options.time, rows.size(), 0);
  PairOptions within = options;
  within.time.window = std::min(options.time.window, options.time.reach(options.threshold));
  return to_arrays<Real>(Join(rows, within).find(execution));
}

template SimilarPairs<float> similar_pairs(const SparseView<float>&, const PairOptions&, const Execution&);
template SimilarPairs<double> similar_pairs(const SparseView<double>&, const PairOptions&, const Execution&);

}  // namespace tidings
