/// @file
/// The terms of a few thousand rows, rounded to float: which of them have a term, and with what weight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "similarity/scan.hpp"
#include "similarity/term_levels.hpp"
#include "similarity/unit_rows.hpp"

namespace tidings::detail {

/// Rows in a tile for neighbours at most: their sums stay in fast memory, and the index is small beside the matrix.
constexpr std::size_t most_tile_rows = 2048;

/// Rows in a tile for neighbours: fewer where they have many non-zeros, so that the index stays in fast memory as well;
/// but bytes are small.
[[nodiscard]] std::size_t tile_rows(const UnitRows& rows, const TermLevels& levels);

/// Rows by term. The rows stand at places 0, 1, ... in an order that the caller chooses, and each list ascends. The
/// weights of frequent terms are kept for all places.
class TileIndex {
 public:
  /// @param order the row at each place, at most 2^16
  TileIndex(const UnitRows& rows, std::span<const Index> order, const TermLevels& levels);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Places, rounded up to whole panels.
  [[nodiscard]] std::size_t padded() const { return padded_; }
  [[nodiscard]] const TermLevels& levels() const { return levels_; }

  /// The weights of frequent terms, [panel of scan_width places][number][place in the panel].
  [[nodiscard]] const float* dense() const { return dense_.data(); }
  /// The norms of what is added after each level, before the first one at 0: [panel][n_levels + 1][place in the panel].
  [[nodiscard]] const float* rests() const { return rests_.data(); }

  /// The same in bytes, instead of dense() where the levels have them.
  [[nodiscard]] ScanBytes bytes() const {
    return {.bytes = bytes_.data(),
            .scales = scales_.data(),
            .errors = errors_.data(),
            .rows = rows_.data(),
            .numbers = numbers_.data(),
            .weights = row_weights_.data()};
  }

  /// The places that have a term, and the weight of the term in a query.
  struct List {
    std::uint32_t begin = 0;  ///< in places and weights
    std::uint32_t end = 0;
    float weight = 0;
  };

  /// 1 or 0: whether a term is rare and some place has it, and whether it is frequent.
  struct Presence {
    std::uint32_t rare = 0;
    std::uint32_t frequent = 0;
  };

  /// The fastest to ask, and most terms are not there.
  [[nodiscard]] Presence presence(Index column) const {
    const auto c = static_cast<std::uint32_t>(column);
    const std::uint64_t word = present_[c / columns_per_word] >> (c % columns_per_word);
    return {static_cast<std::uint32_t>(word & 1U), static_cast<std::uint32_t>(word >> columns_per_word & 1U)};
  }
  /// Fetches what list(column) will read.
  void fetch(std::size_t column) const { __builtin_prefetch(&begins_[column]); }
  [[nodiscard]] List list(std::size_t column, float weight) const {
    return {begins_[column], begins_[column + 1], weight};
  }
  /// Adds the weights of each list, times its own, to the sums of the places in [begin, end).
  void accumulate(std::span<const List> lists, std::size_t begin, std::size_t end, float* sums) const;

 private:
  /// The part of a list whose places are in [begin, end).
  [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> within(std::uint32_t first, std::uint32_t last,
                                                               std::size_t begin, std::size_t end) const;
  void count(const UnitRows& rows, std::span<const Index> order);
  void fill(const UnitRows& rows, std::span<const Index> order);
  void fill_dense(std::size_t place, std::span<const ScanTerm> terms);
  void fill_bytes(std::size_t place, std::span<const ScanTerm> terms);

  static constexpr std::uint32_t columns_per_word = 32;

  const TermLevels& levels_;
  std::size_t size_;
  std::size_t padded_;
  std::vector<std::uint32_t> begins_;   ///< of each column, in places_ and weights_
  std::vector<std::uint64_t> present_;  ///< a bit a column if rare, and 32 bits above that one if frequent
  std::vector<std::uint16_t> places_;
  std::vector<float> weights_;
  std::vector<float> dense_;
  std::vector<float> rests_;
  std::vector<std::uint8_t> bytes_;
  std::vector<float> scales_;
  std::vector<float> errors_;
  std::vector<ScanRow> rows_;
  std::vector<std::uint16_t> numbers_;
  std::vector<float> row_weights_;
};

}  // namespace tidings::detail
