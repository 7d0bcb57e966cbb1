#include "tidings/similarity/similar_pairs.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "similarity/scanner.hpp"
#include "similarity/timeline.hpp"
#include "similarity/unit_rows.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::ExactCosine;
using detail::FloatPostings;
using detail::Scanner;
using detail::Timeline;
using detail::UnitRows;

/// Terms are looked up until the norm of the rest is below this part of the threshold: the more, the fewer pairs are
/// compared in full, for more lists to go through.
constexpr double rest_part = 0.6;
constexpr double rounding = 1 + 1e-6;  ///< of sums of squares

struct Pair {
  Index first;
  Index second;
  double similarity;
};

/// What all threads read.
struct Join {
  Join(const UnitRows& all, const PairOptions& pair_options)
      : rows(all),
        options(pair_options),
        timeline(options.time, options.time.times, rows.size()),
        postings(rows, timeline.order()),
        no_limits(postings.padded(), std::numeric_limits<float>::infinity()) {}

  [[nodiscard]] double factor(std::size_t a, std::size_t b) const {
    return options.time.times.empty() ? 1 : options.time.factor(options.time.times[a], options.time.times[b]);
  }

  const UnitRows& rows;
  const PairOptions& options;
  Timeline timeline;
  FloatPostings postings;
  std::vector<float> no_limits;
};

/// Finds the pairs of some rows with later ones. One a thread.
class PairFinder {
 public:
  explicit PairFinder(const Join& join)
      : join_(join), scanner_(join.postings), cosine_(join.rows.n_columns()), limits_() {}

  /// The pairs of the rows at places [begin, end), at most scan_rows, with those behind them.
  [[nodiscard]] std::vector<Pair> find(std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place) {
      found_[place - begin].clear();
      scanner_.start(place + 1, join_.timeline.end_after(place));
      read_terms(join_.timeline.row(place));
      limits_[place - begin] = add_rare_terms(place);
    }
    scanner_.take(
        join_.no_limits.data(), [&](std::size_t query) { return limits_[query]; },
        [&](std::size_t query, std::size_t other, float) { found_[query].push_back(other); });
    std::vector<Pair> pairs;
    for (std::size_t place = begin; place < end; ++place) {
      compare(join_.timeline.row(place), found_[place - begin], pairs);
    }
    return pairs;
  }

 private:
  struct Term {
    Index column;
    double weight;
    double rest;  ///< the norm of the row from this term on
  };

  /// The row's terms, the rarest first, of equal ones the lower column.
  void read_terms(std::size_t row) {
    terms_.clear();
    join_.rows.for_each(row, [&](Index column, double weight) { terms_.push_back({column, weight, 0}); });
    std::ranges::sort(terms_, [&](const Term& a, const Term& b) {
      const Index in_a = join_.postings.frequency(a.column);
      const Index in_b = join_.postings.frequency(b.column);
      return in_a != in_b ? in_a < in_b : a.column < b.column;
    });
    double squares = 0;
    for (std::size_t e = terms_.size(); e-- > 0;) {
      squares += terms_[e].weight * terms_[e].weight;
      terms_[e].rest = std::sqrt(squares) * rounding;
    }
  }

  /// Adds the terms that are needed, and says what the sums of similar rows exceed.
  [[nodiscard]] float add_rare_terms(std::size_t place) {
    const double threshold = join_.options.threshold;
    const double margin = static_cast<double>(detail::float_margin(terms_.size()));
    const double enough = (1 - rest_part) * threshold > margin ? rest_part * threshold : 0;
    double rest = 0;
    for (const Term& term : terms_) {
      if (term.rest < enough) {
        rest = term.rest;
        break;
      }
      const auto first = [&] { return join_.postings.find(term.column, join_.postings.begin(term.column), place + 1); };
      scanner_.add(term.column, term.weight, first);
    }
    const double limit = threshold - rest - margin;
    return static_cast<float>(limit < 0 && join_.rows.is_positive() ? 0 : limit);
  }

  void compare(std::size_t row, const std::vector<std::size_t>& places, std::vector<Pair>& pairs) {
    if (!places.empty()) cosine_.set(join_.rows, row);
    for (const std::size_t place : places) {
      const std::size_t other = join_.timeline.row(place);
      if (!cosine_.may_reach(join_.options.threshold, join_.rows, other)) continue;
      const double similarity = cosine_.with(join_.rows, other) * join_.factor(row, other);
      if (similarity <= 0 || similarity < join_.options.threshold) continue;
      pairs.push_back({static_cast<Index>(std::min(row, other)), static_cast<Index>(std::max(row, other)), similarity});
    }
  }

  const Join& join_;
  Scanner scanner_;
  ExactCosine cosine_;
  std::vector<Term> terms_;
  std::array<float, detail::scan_rows> limits_;                    ///< of each query
  std::array<std::vector<std::size_t>, detail::scan_rows> found_;  ///< places, of each query
};

template <class Real>
SimilarPairs<Real> to_arrays(std::vector<std::vector<Pair>>& blocks, bool sorted) {
  std::vector<Pair> all;
  std::size_t size = 0;
  for (const auto& block : blocks) size += block.size();
  all.reserve(size);
  for (auto& block : blocks) {
    all.insert(all.end(), block.begin(), block.end());
    block = {};
  }
  if (!sorted) {
    std::ranges::sort(
        all, [](const Pair& a, const Pair& b) { return a.first != b.first ? a.first < b.first : a.second < b.second; });
  }
  SimilarPairs<Real> result;
  result.first.reserve(size);
  result.second.reserve(size);
  result.similarities.reserve(size);
  for (const Pair& pair : all) {
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
  const Join join(rows, options);
  std::vector<std::vector<Pair>> blocks((rows.size() + detail::scan_rows - 1) / detail::scan_rows);
  parallel_for(rows.size(), detail::scan_rows, execution, [&]() -> Worker {
    return [&, finder = PairFinder(join)](std::size_t begin, std::size_t end) mutable {
      blocks[begin / detail::scan_rows] = finder.find(begin, end);
    };
  });
  return to_arrays<Real>(blocks, join.timeline.is_identity());
}

template SimilarPairs<float> similar_pairs(const SparseView<float>&, const PairOptions&, const Execution&);
template SimilarPairs<double> similar_pairs(const SparseView<double>&, const PairOptions&, const Execution&);

}  // namespace tidings
