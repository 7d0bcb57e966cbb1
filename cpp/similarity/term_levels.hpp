/// @file
/// Which terms are so frequent that they are added last, and only where that may matter.
#pragma once

#include <cstddef>
#include <vector>

#include "similarity/unit_rows.hpp"

namespace tidings::detail {

/// What is known of a search's frequent terms before it begins.
struct FrequentUse {
  std::size_t n_terms = 0;
  std::size_t n_rows = 0;
  std::size_t n_weights = 0;  ///< of these terms, in the rows
  std::size_t n_queries = 0;
  std::size_t n_query_weights = 0;  ///< in the queries
};

/// Whether there are so many frequent terms in the queries that going through their weights would take most of the
/// time, and most of them are missing in most of many rows, so that the few sums that bytes let through cost little.
[[nodiscard]] bool are_worth_bytes(const FrequentUse& use);

/// Frequent terms by level, the rarest in the first. A search adds the other terms by their lists; then, level by
/// level, those of the frequent ones, as long as what they may give could make a difference.
class TermLevels {
 public:
  TermLevels() = default;
  /// Terms in more than a part of the rows, in levels.
  [[nodiscard]] static TermLevels of_neighbors(const UnitRows& rows);
  /// The same; or of a smaller part, as bytes, where the machine multiplies those and they are worth it.
  [[nodiscard]] static TermLevels of_neighbors(const UnitRows& rows, const UnitRows& queries);
  /// The most frequent terms, which together have a share of the squared norms; there are no levels, so that they are
  /// never added.
  [[nodiscard]] static TermLevels of_pairs(const UnitRows& rows, double share);

  /// A term's number among the frequent ones, or -1.
  [[nodiscard]] Index number(Index column) const { return numbers_[static_cast<std::size_t>(column)]; }
  [[nodiscard]] std::size_t n_columns() const { return numbers_.size(); }
  /// Frequent terms that are in levels.
  [[nodiscard]] std::size_t n_terms() const { return n_terms_; }
  [[nodiscard]] std::size_t n_levels() const { return n_levels_; }
  /// Whether the frequent ones are added as bytes first, in one level.
  [[nodiscard]] bool has_bytes() const { return has_bytes_; }
  [[nodiscard]] std::size_t level(Index number) const { return static_cast<std::size_t>(number) / width_; }

 private:
  /// @param frequent columns, by frequency
  TermLevels(const std::vector<Index>& frequencies, const std::vector<Index>& frequent, bool has_bytes);

  std::vector<Index> numbers_;
  std::size_t n_terms_ = 0;
  std::size_t width_ = 1;
  std::size_t n_levels_ = 0;
  bool has_bytes_ = false;
};

}  // namespace tidings::detail
