/// @file
/// A few rows against all those of a tile: sums of products, and which of them are large.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "similarity/scan.hpp"
#include "similarity/tile_index.hpp"

namespace tidings::detail {

/// Sums by accumulator, in float, for up to scan_rows queries at a time. One a thread.
class Scanner {
 public:
  Scanner();

  /// The tile that the next queries are for.
  void set(const TileIndex& index);
  /// Begins a query, for which only places in [begin, end) will be found. Returns its number.
  std::size_t start(const UnitRows& rows, std::size_t i, std::size_t begin, std::size_t end);

  /// Calls offer(query, place, sum) for the sums that are over min(limit(query), limits[place]); without levels, for
  /// those that may be with what was left out. limit is asked now and then, so that it may rise with what was found.
  /// Ends all queries.
  template <class Limit, class Offer>
  void take(const float* limits, const Limit& limit, const Offer& offer) {
    const auto [begin, end] = prepare();
    for (std::size_t panel = begin; panel < end; panel += panels_at_once) {
      for (std::size_t q = 0; q < n_queries_; ++q) queries_[q].limit = limit(q);
      const std::size_t n_found =
          kernel_->take_above(block(limits), panel, std::min(end, panel + panels_at_once), found_.data());
      for (std::size_t f = 0; f < n_found; ++f) {
        const Found& found = found_[f];
        const Range& range = ranges_[found.slot];
        if (found.place >= range.begin && found.place < range.end) offer(found.slot, found.place, found.sum);
      }
    }
    end_all();
  }

 private:
  static constexpr std::size_t panels_at_once = 16;

  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct FrequentTerms {
    std::vector<ScanTerm> terms;      ///< by level
    std::vector<std::uint32_t> ends;  ///< [level]
    std::vector<double> squares;      ///< [n_levels + 1], of a level's weights
    std::vector<float> rests;         ///< [n_levels + 1]
    std::vector<float> weights;       ///< [number], 0 between queries, as are
    std::vector<std::int8_t> bytes;   ///< [number], whole groups
    Rounding rounding;
    std::int32_t bytes_sum = 0;
  };

  /// Finds the terms of a row that the tile has.
  void split(const UnitRows& rows, std::size_t i);
  /// Adds rare terms to the sums of a query.
  void add_rare(std::size_t query);
  void order_by_level(FrequentTerms& frequent);
  void place_by_level(FrequentTerms& frequent) const;
  static void round(FrequentTerms& frequent);
  void end_all();
  /// Points the queries at what was gathered for them. Returns the panels in which their places are.
  Range prepare();
  [[nodiscard]] ScanBlock block(const float* limits) const;

  const ScanKernel* kernel_ = nullptr;  ///< the fastest that can read the tile
  const TileIndex* index_ = nullptr;
  std::size_t n_queries_ = 0;
  std::array<Range, scan_rows> ranges_;
  std::array<ScanQuery, scan_rows> queries_;
  std::array<FrequentTerms, scan_rows> frequent_;
  std::vector<ScanTerm> rare_;            ///< of the query that is begun, by column
  std::vector<ScanTerm> frequent_terms_;  ///< of the query that is begun, in order of columns
  std::size_t n_rare_ = 0;
  std::size_t n_frequent_ = 0;
  std::vector<TileIndex::List> lists_;  ///< of the query that is begun
  std::vector<float> sums_;             ///< [query][place]
  std::vector<Found> found_;
};

}  // namespace tidings::detail
