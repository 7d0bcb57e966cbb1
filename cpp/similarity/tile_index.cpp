#include "similarity/tile_index.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "similarity/byte_weights.hpp"

namespace tidings::detail {
namespace {

constexpr std::uint32_t short_list = 16;  ///< is faster gone through than searched
constexpr std::size_t lists_ahead = 4;    ///< are fetched before they are needed
constexpr std::size_t least_tile_rows = 1024;
constexpr std::size_t tile_terms = std::size_t{1} << 18U;  ///< non-zeros

}  // namespace

std::size_t tile_rows(const UnitRows& rows, const TermLevels& levels) {
  if (levels.has_bytes()) return most_tile_rows;
  const std::size_t terms_per_row = 1 + rows.n_terms() / (1 + rows.size());
  const std::size_t n_rows = std::clamp(tile_terms / terms_per_row, least_tile_rows, most_tile_rows);
  return n_rows / scan_width * scan_width;
}

TileIndex::TileIndex(const UnitRows& rows, std::span<const Index> order, const TermLevels& levels)
    : levels_(levels), size_(order.size()), padded_((order.size() + scan_width - 1) / scan_width * scan_width) {
  count(rows, order);
  fill(rows, order);
}

void TileIndex::accumulate(std::span<const List> lists, std::size_t begin, std::size_t end, float* sums) const {
  const std::uint16_t* places = places_.data();
  const float* weights = weights_.data();
  const bool all = begin == 0 && end >= size_;
  for (std::size_t n = 0; n < lists.size(); ++n) {
    const List& next = lists[std::min(n + lists_ahead, lists.size() - 1)];
    __builtin_prefetch(places + next.begin);
    __builtin_prefetch(weights + next.begin);
    auto [p, stop, weight] = lists[n];
    if (!all) std::tie(p, stop) = within(p, stop, begin, end);
    for (; p + 4 <= stop; p += 4) {  // places differ within a list
      sums[places[p]] += weight * weights[p];
      sums[places[p + 1]] += weight * weights[p + 1];
      sums[places[p + 2]] += weight * weights[p + 2];
      sums[places[p + 3]] += weight * weights[p + 3];
    }
    for (; p < stop; ++p) sums[places[p]] += weight * weights[p];
  }
}

std::pair<std::uint32_t, std::uint32_t> TileIndex::within(std::uint32_t first, std::uint32_t last, std::size_t begin,
                                                          std::size_t end) const {
  if (last - first > short_list) {
    const auto list = std::span(places_).subspan(first, last - first);
    const auto stop = std::ranges::lower_bound(list, end) - list.begin();
    return {first + static_cast<std::uint32_t>(std::ranges::lower_bound(list, begin) - list.begin()),
            first + static_cast<std::uint32_t>(stop)};
  }
  while (first < last && places_[first] < begin) ++first;
  while (first < last && places_[last - 1] >= end) --last;
  return {first, last};
}

void TileIndex::count(const UnitRows& rows, std::span<const Index> order) {
  begins_.assign(rows.n_columns() + 1, 0);
  std::size_t n_numbers = 0;
  for (const Index row : order) {
    std::size_t n_frequent = 0;
    rows.for_each(static_cast<std::size_t>(row), [&](Index column, double) {
      if (levels_.number(column) < 0) {
        ++begins_[static_cast<std::size_t>(column)];
      } else {
        ++n_frequent;
      }
    });
    n_numbers += (n_frequent + scan_width - 1) / scan_width * scan_width;
  }
  if (levels_.has_bytes()) {
    numbers_.reserve(n_numbers);
    row_weights_.reserve(n_numbers);
  }
  present_.assign(begins_.size() / columns_per_word + 1, 0);
  std::uint32_t end = 0;
  for (std::size_t column = 0; column < begins_.size(); ++column) {
    const bool is_frequent = column < rows.n_columns() && levels_.number(static_cast<Index>(column)) >= 0;
    const std::uint64_t bit = std::uint64_t{1} << (column % columns_per_word);
    if (begins_[column] > 0) present_[column / columns_per_word] |= bit;
    if (is_frequent) present_[column / columns_per_word] |= bit << columns_per_word;
    begins_[column] = end += begins_[column];
  }
}

/// Fills the lists from their ends, so that `begins_` ends where they begin.
void TileIndex::fill(const UnitRows& rows, std::span<const Index> order) {
  const std::size_t n_levels = levels_.n_levels();
  places_.resize(begins_.back());
  weights_.resize(begins_.back());
  dense_.assign(levels_.has_bytes() ? 0 : padded_ * levels_.n_terms(), 0);
  rests_.assign(padded_ * (n_levels + 1), 0);
  if (levels_.has_bytes()) {
    bytes_.assign(padded_ * n_bytes(levels_.n_terms()), 128);
    scales_.assign(padded_, 0);
    errors_.assign(padded_, 0);
    rows_.assign(padded_, {});
  }
  std::vector<double> squares(n_levels + 1);
  std::vector<ScanTerm> frequent;
  for (std::size_t place = order.size(); place-- > 0;) {
    const std::size_t panel = place / scan_width;
    std::ranges::fill(squares, 0);
    frequent.clear();
    rows.for_each(static_cast<std::size_t>(order[place]), [&](Index column, double weight) {
      const Index number = levels_.number(column);
      if (number < 0) {
        const std::uint32_t p = --begins_[static_cast<std::size_t>(column)];
        places_[p] = static_cast<std::uint16_t>(place);
        weights_[p] = static_cast<float>(weight);
        return;
      }
      squares[n_levels == 0 ? 0 : levels_.level(number)] += weight * weight;
      frequent.push_back({static_cast<std::uint32_t>(number), static_cast<float>(weight)});
    });
    if (levels_.has_bytes()) {
      fill_bytes(place, frequent);
    } else if (n_levels > 0) {
      fill_dense(place, frequent);
    }
    float* rests = rests_.data() + panel * (n_levels + 1) * scan_width + place % scan_width;
    double rest = 0;
    for (std::size_t level = n_levels + 1; level-- > 0;) {
      rest += squares[level];
      rests[level * scan_width] = rest_norm(rest);
    }
  }
}

void TileIndex::fill_dense(std::size_t place, std::span<const ScanTerm> terms) {
  float* dense = dense_.data() + place / scan_width * scan_width * levels_.n_terms() + place % scan_width;
  for (const ScanTerm& term : terms) dense[term.number * scan_width] = term.weight;
}

void TileIndex::fill_bytes(std::size_t place, std::span<const ScanTerm> terms) {
  std::uint8_t* bytes =
      bytes_.data() + place / scan_width * scan_width * n_bytes(levels_.n_terms()) + place % scan_width * byte_group;
  const Rounding rounding = round_to_bytes(terms, [&](const ScanTerm& term, int multiple) {
    bytes[term.number / byte_group * byte_group * scan_width + term.number % byte_group] =
        static_cast<std::uint8_t>(multiple + 128);
  });
  scales_[place] = rounding.scale;
  errors_[place] = rounding.error;
  rows_[place].begin = static_cast<std::uint32_t>(numbers_.size());
  for (const ScanTerm& term : terms) {
    numbers_.push_back(static_cast<std::uint16_t>(term.number));
    row_weights_.push_back(term.weight);
  }
  numbers_.resize((numbers_.size() + scan_width - 1) / scan_width * scan_width, 0);
  row_weights_.resize(numbers_.size(), 0);
  rows_[place].end = static_cast<std::uint32_t>(numbers_.size());
}

}  // namespace tidings::detail
