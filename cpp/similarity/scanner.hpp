/// @file
/// A few rows against all others: sums of products, and which of them are large.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "similarity/float_postings.hpp"
#include "similarity/scan.hpp"

namespace tidings::detail {

/// Sums by accumulator, in float, for up to scan_rows queries at a time. One a thread. Start a query, add its terms,
/// and so on; then take what is found for all of them.
class Scanner {
 public:
  explicit Scanner(const FloatPostings& postings, const ScanKernel& kernel = scan_kernels().front());

  /// Begins a further query, for which only places in [begin, end) will be found. Returns its number.
  std::size_t start(std::size_t begin, std::size_t end) {
    ranges_[n_queries_] = {begin, end};
    return n_queries_++;
  }

  /// Adds a term to the query that was started last. `first()` is the first posting of its list that is not before the
  /// query's begin.
  template <class First>
  void add(Index column, double weight, const First& first) {
    const std::size_t query = n_queries_ - 1;
    const Index dense = postings_.dense_number(column);
    if (dense < 0) {
      float* sums = sums_.data() + query * postings_.padded();
      postings_.accumulate(column, static_cast<float>(weight), first(), ranges_[query].end, sums);
    } else {
      weights_[weights_of(static_cast<std::size_t>(dense)) + query] = static_cast<float>(weight);
    }
  }

  /// Calls offer(query, place, sum) for the sums that are over min(limit(query), limits[place]). limit is asked now and
  /// then, so that it may rise with what was found. Ends all queries.
  template <class Limit, class Offer>
  void take(const float* limits, const Limit& limit, const Offer& offer) {
    const auto [begin, end] = panels();
    ScanBlock block = this->block(limits);
    for (std::size_t panel = begin; panel < end; panel += panels_at_once) {
      for (std::size_t q = 0; q < n_queries_; ++q) query_limits_[q] = limit(q);
      const std::size_t stop = std::min(end, panel + panels_at_once);
      const std::size_t n_found = kernel_.take_above(block, panel, stop, found_.data());
      for (std::size_t f = 0; f < n_found; ++f) {
        const Found& found = found_[f];
        if (found.slot >= n_queries_) continue;
        const Range& range = ranges_[found.slot];
        if (found.place >= range.begin && found.place < range.end) offer(found.slot, found.place, found.sum);
      }
    }
    clear();
  }

 private:
  static constexpr std::size_t panels_at_once = 32;

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// Where the weights of a dense term stand.
  std::size_t weights_of(std::size_t dense) {
    if (slots_[dense] < 0) {
      slots_[dense] = static_cast<Index>(terms_.size());
      terms_.push_back(static_cast<std::uint32_t>(dense));
      weights_.resize(weights_.size() + scan_rows, 0);
    }
    return static_cast<std::size_t>(slots_[dense]) * scan_rows;
  }
  /// The panels in which a query's places are.
  [[nodiscard]] Range panels() const;
  [[nodiscard]] ScanBlock block(const float* limits);
  void clear();

  const FloatPostings& postings_;
  const ScanKernel& kernel_;
  std::size_t n_queries_ = 0;
  std::array<Range, scan_rows> ranges_;
  std::array<float, scan_rows> query_limits_;
  std::vector<float> sums_;           ///< [query][place]
  std::vector<Index> slots_;          ///< of each dense term, in terms_; -1 if no query has it
  std::vector<std::uint32_t> terms_;  ///< the dense terms that queries have
  std::vector<float> weights_;        ///< of these, [term][query]
  std::vector<Found> found_;
};

}  // namespace tidings::detail
