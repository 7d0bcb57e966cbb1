/// @file
/// The columns of a matrix, rounded to float: which rows have a term, and with what weight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "similarity/unit_rows.hpp"

namespace tidings::detail {

/// How far a sum of products of float weights may be from the cosine, in any order, with or without FMA: each rounding
/// adds at most 2^-24 of the sum of the products' sizes, which is at most 1 (Cauchy and Schwarz).
[[nodiscard]] constexpr float float_margin(std::size_t n_terms) {
  return (static_cast<float>(n_terms) + 8) * 0x1.1p-24F;
}

/// Rows by term. The rows stand at places 0, 1, ... in an order that the caller chooses, and each list ascends. Terms
/// in more than an eighth of the rows have no list: their weights are kept for all places, which are added up faster.
class FloatPostings {
 public:
  /// @param order the row at each place
  FloatPostings(const UnitRows& rows, std::span<const Index> order);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Places, rounded up to whole vectors of numbers.
  [[nodiscard]] std::size_t padded() const { return padded_; }

  [[nodiscard]] std::size_t begin(Index column) const { return begins_[static_cast<std::size_t>(column)]; }
  [[nodiscard]] std::size_t end(Index column) const { return begins_[static_cast<std::size_t>(column) + 1]; }
  /// The rows that have a term.
  [[nodiscard]] Index frequency(Index column) const { return frequencies_[static_cast<std::size_t>(column)]; }
  [[nodiscard]] std::size_t place(std::size_t posting) const { return places_[posting]; }
  /// Terms that are dense.
  [[nodiscard]] std::size_t n_dense() const { return n_dense_; }
  /// A term's number among the dense ones, or -1 if it has a list.
  [[nodiscard]] Index dense_number(Index column) const { return dense_numbers_[static_cast<std::size_t>(column)]; }
  /// The weights of the dense terms at all places, [panel of scan_width places][term][place in the panel].
  [[nodiscard]] const float* dense() const { return dense_.data(); }
  /// The first posting of a term, from `posting` on, that is not before a place.
  [[nodiscard]] std::size_t find(Index column, std::size_t posting, std::size_t place) const;
  /// Adds the postings of a term from `posting` on that are before `end_place`, times a weight.
  void accumulate(Index column, float weight, std::size_t posting, std::size_t end_place, float* sums) const {
    std::size_t stop = end(column);
    if (posting < stop && places_[stop - 1] >= end_place) stop = find(column, posting, end_place);
    for (std::size_t p = posting; p < stop; ++p) sums[places_[p]] += weight * weights_[p];
  }

 private:
  void count(const UnitRows& rows, std::span<const Index> order);
  void fill(const UnitRows& rows, std::span<const Index> order);

  std::size_t size_;
  std::size_t padded_;
  std::size_t n_dense_ = 0;
  std::vector<Index> frequencies_;   ///< of each column
  std::vector<std::size_t> begins_;  ///< of each column, in places_ and weights_
  std::vector<std::uint32_t> places_;
  std::vector<float> weights_;
  std::vector<Index> dense_numbers_;  ///< of each column; -1 where there is none
  std::vector<float> dense_;
};

}  // namespace tidings::detail
