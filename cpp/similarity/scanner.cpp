#include "similarity/scanner.hpp"

#include <limits>

namespace tidings::detail {

Scanner::Scanner(const FloatPostings& postings, const ScanKernel& kernel)
    : postings_(postings),
      kernel_(kernel),
      query_limits_(),
      sums_(scan_rows * postings.padded(), 0),
      slots_(postings.n_dense(), -1),
      found_(scan_rows * panels_at_once * scan_width) {}

Scanner::Range Scanner::panels() const {
  Range range{.begin = postings_.padded(), .end = 0};
  for (std::size_t q = 0; q < n_queries_; ++q) {
    range.begin = std::min(range.begin, ranges_[q].begin);
    range.end = std::max(range.end, ranges_[q].end);
  }
  return {.begin = range.begin / scan_width, .end = (range.end + scan_width - 1) / scan_width};
}

ScanBlock Scanner::block(const float* limits) {
  query_limits_.fill(std::numeric_limits<float>::infinity());
  return {.dense = postings_.dense(),
          .n_dense = postings_.n_dense(),
          .terms = terms_.data(),
          .n_terms = terms_.size(),
          .weights = weights_.data(),
          .sums = sums_.data(),
          .stride = postings_.padded(),
          .n_tiles = (n_queries_ + scan_tile - 1) / scan_tile,
          .place_limits = limits,
          .query_limits = query_limits_.data()};
}

void Scanner::clear() {
  for (const std::uint32_t term : terms_) slots_[term] = -1;
  terms_.clear();
  weights_.clear();
  n_queries_ = 0;
}

}  // namespace tidings::detail
