/// @file
/// The search through the segments of an index.
#pragma once

#include <vector>

#include "similarity/candidates.hpp"
#include "similarity/index_segment.hpp"
#include "similarity/scanner.hpp"
#include "tidings/similarity/cosine_index.hpp"

namespace tidings::detail {

/// A row that was found.
struct IndexMatch {
  std::int64_t id = 0;
  double similarity = 0;
};

/// Answers queries from one snapshot. One a thread.
class IndexQuery {
 public:
  IndexQuery(const IndexSnapshot& snapshot, const UnitRows& queries, const QueryOptions& options);

  /// The matches of queries [begin, end), at most scan_rows: the best first.
  [[nodiscard]] std::vector<std::vector<IndexMatch>> search(std::size_t begin, std::size_t end);

 private:
  template <class Limit, class Take>
  void scan(std::size_t begin, std::size_t end, const Limit& limit, const Take& take);
  template <class Offer>
  void compare_all(const UnitRows& rows, std::size_t begin, std::size_t end, const Offer& offer);
  [[nodiscard]] CandidateBounds bounds(std::size_t i) const;
  [[nodiscard]] std::vector<IndexMatch> rank(std::size_t i, const std::vector<Candidate>& candidates, float from);
  [[nodiscard]] std::vector<IndexMatch> settle(std::size_t i, const Candidates& candidates);

  const IndexSnapshot& snapshot_;
  const UnitRows& queries_;
  const QueryOptions& options_;
  std::size_t n_rows_;
  double least_;
  std::vector<std::size_t> begins_;  ///< of each part, in the numbering of candidates
  std::vector<float> no_limits_;
  Scanner scanner_;
  ExactCosine cosine_;
};

}  // namespace tidings::detail
