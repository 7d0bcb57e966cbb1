#include "vectors/row_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace tidings::detail {
namespace {

constexpr unsigned longest_digit = 9;
constexpr std::size_t most_digits = (32 + longest_digit - 1) / longest_digit;
/// Up to here comparing is faster than distributing.
constexpr std::size_t short_row = 64;

using Buckets = std::array<std::uint32_t, std::size_t{1} << longest_digit>;

std::uint32_t column_of(const TermCount& count) {
  return count.term;
}

std::uint32_t column_of(std::uint32_t column) {
  return column;
}

}  // namespace

template <class Item>
RowOrder<Item>::RowOrder(std::size_t n_columns) {
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(n_columns, 2) - 1));
  n_digits_ = (bits + longest_digit - 1) / longest_digit;
  digit_bits_ = static_cast<unsigned>((bits + n_digits_ - 1) / n_digits_);
}

template <class Item>
std::span<const Item> RowOrder<Item>::sort(std::span<const Item> row) {
  if (row.size() <= short_row) {
    row_.assign(row.begin(), row.end());
    std::ranges::sort(row_, {}, [](const Item& item) { return column_of(item); });
    return row_;
  }
  row_.resize(row.size());
  other_.resize(row.size());
  switch (n_digits_) {
    case 1:
      return sort_by_digits<1>(row);
    case 2:
      return sort_by_digits<2>(row);
    case 3:
      return sort_by_digits<3>(row);
    default:
      return sort_by_digits<most_digits>(row);
  }
}

/// A radix sort with the least significant digit first. Their number is fixed, so that no loop over them remains.
template <class Item>
template <std::size_t n_digits>
std::span<const Item> RowOrder<Item>::sort_by_digits(std::span<const Item> row) {
  const unsigned bits = digit_bits_;
  const std::uint32_t mask = (1U << bits) - 1;
  const auto digit = [=](const Item& item, std::size_t d) { return column_of(item) >> (d * bits) & mask; };
  std::array<Buckets, n_digits> buckets;
  for (Buckets& of_digit : buckets) std::fill_n(of_digit.begin(), mask + 1, 0U);
  for (const Item& item : row) {
    for (std::size_t d = 0; d < n_digits; ++d) ++buckets[d][digit(item, d)];
  }
  for (std::size_t d = 0; d < n_digits; ++d) {
    std::uint32_t begin = 0;
    for (std::uint32_t b = 0; b <= mask; ++b) begin += std::exchange(buckets[d][b], begin);
    for (const Item& item : row) other_[buckets[d][digit(item, d)]++] = item;
    row_.swap(other_);
    row = row_;
  }
  return row;
}

template class RowOrder<TermCount>;
template class RowOrder<std::uint32_t>;

}  // namespace tidings::detail
