#include "tidings/similarity/novelty.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "similarity/timeline.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 16;

template <class Real>
void check(const SparseView<Real>& matrix, const NoveltyOptions& options) {
  const auto n_rows = static_cast<std::size_t>(matrix.rows());
  const auto n_columns = static_cast<std::size_t>(matrix.cols());
  require(options.times.empty() || options.times.size() == n_rows, "times", "one a row", options.times.size());
  for (const double time : options.times) require(std::isfinite(time), "times", "finite", time);
  require(options.window >= 0, "window", "at least 0", options.window);
  const auto& weights = options.column_weights;
  require(weights.empty() || weights.size() == n_columns, "column_weights", "one a column", weights.size());
  for (const double w : weights) require(std::isfinite(w) && w >= 0, "column_weights", "finite and at least 0", w);
}

/// The rows in the order of time; without times, each a unit after the one before it.
detail::Timeline timeline_of(const NoveltyOptions& options, std::size_t n_rows) {
  std::vector<double> times = options.times;
  if (times.empty()) {
    times.resize(n_rows);
    std::iota(times.begin(), times.end(), 0.0);
  }
  TimeDecay decay;
  decay.window = std::min(options.window, std::numeric_limits<double>::max());  // if it is finite, rows are sorted
  return {decay, times, n_rows};
}

/// The non-zeros of each column, by rank.
class Columns {
 public:
  Columns(const SparseMatrix<double>& matrix, const detail::Timeline& timeline)
      : begins_(static_cast<std::size_t>(matrix.cols()) + 1, 0), entries_(static_cast<std::size_t>(matrix.nonZeros())) {
    for (Index e = 0; e < matrix.nonZeros(); ++e) ++begins_[static_cast<std::size_t>(matrix.innerIndexPtr()[e]) + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t rank = 0; rank < static_cast<std::size_t>(matrix.rows()); ++rank) {
      const std::size_t row = timeline.row(rank);
      for (Index e = matrix.outerIndexPtr()[row]; e < matrix.outerIndexPtr()[row + 1]; ++e) {
        entries_[next[static_cast<std::size_t>(matrix.innerIndexPtr()[e])]++] = {rank, matrix.valuePtr()[e]};
      }
    }
  }

  struct Entry {
    std::size_t rank = 0;
    double value = 0;
  };

  /// The entries of ranks [first, last).
  [[nodiscard]] std::span<const Entry> between(Index column, std::size_t first, std::size_t last) const {
    const auto c = static_cast<std::size_t>(column);
    const auto entries = std::span(entries_).subspan(begins_[c], begins_[c + 1] - begins_[c]);
    const auto begin = std::ranges::lower_bound(entries, first, {}, &Entry::rank);
    const auto end = std::ranges::lower_bound(begin, entries.end(), last, {}, &Entry::rank);
    return {begin, end};
  }

 private:
  std::vector<std::size_t> begins_;
  std::vector<Entry> entries_;
};

/// Judges one row after the other. One a thread.
class Judge {
 public:
  Judge(const SparseMatrix<double>& matrix, const detail::Timeline& timeline, const Columns& columns,
        const std::vector<double>& weights)
      : matrix_(matrix),
        timeline_(timeline),
        columns_(columns),
        weights_(weights),
        cosines_(static_cast<std::size_t>(matrix.rows()), 0) {}

  [[nodiscard]] Novelty judge(std::size_t rank) {
    const std::size_t first = timeline_.begin_before(rank);
    const std::size_t row = timeline_.row(rank);
    double all = 0;
    double unseen = 0;
    for (Index e = matrix_.outerIndexPtr()[row]; e < matrix_.outerIndexPtr()[row + 1]; ++e) {
      const Index column = matrix_.innerIndexPtr()[e];
      const auto earlier = columns_.between(column, first, rank);
      const double weight = weights_.empty() ? 1 : weights_[static_cast<std::size_t>(column)];
      all += weight;
      if (earlier.empty()) unseen += weight;
      for (const auto& [other, value] : earlier) cosines_[other] += matrix_.valuePtr()[e] * value;
    }
    Novelty novelty{-1, 0, all > 0 ? unseen / all : 1};
    for (std::size_t other = first; other < rank; ++other) {
      if (cosines_[other] > novelty.similarity) {
        novelty.nearest = static_cast<Index>(timeline_.row(other));
        novelty.similarity = cosines_[other];
      }
      cosines_[other] = 0;
    }
    novelty.similarity = std::min(novelty.similarity, 1.0);
    return novelty;
  }

 private:
  const SparseMatrix<double>& matrix_;
  const detail::Timeline& timeline_;
  const Columns& columns_;
  const std::vector<double>& weights_;
  std::vector<double> cosines_;  ///< with the row of each rank
};

}  // namespace

template <class Real>
std::vector<Novelty> novelty(const SparseView<Real>& matrix, const NoveltyOptions& options,
                             const Execution& execution) {
  check(matrix, options);
  const auto n_rows = static_cast<std::size_t>(matrix.rows());
  SparseMatrix<double> normalized = normalized_rows(matrix);
  normalized.prune([](Index, Index, double value) { return value != 0; });
  const detail::Timeline timeline = timeline_of(options, n_rows);
  const Columns columns(normalized, timeline);
  std::vector<Novelty> result(n_rows);
  parallel_for(n_rows, rows_per_block, execution, [&]() -> Worker {
    return [&, judge = Judge(normalized, timeline, columns, options.column_weights)](std::size_t begin,
                                                                                     std::size_t end) mutable {
      for (std::size_t rank = begin; rank < end; ++rank) result[timeline.row(rank)] = judge.judge(rank);
    };
  });
  return result;
}

template std::vector<Novelty> novelty(const SparseView<float>&, const NoveltyOptions&, const Execution&);
template std::vector<Novelty> novelty(const SparseView<double>&, const NoveltyOptions&, const Execution&);

}  // namespace tidings
