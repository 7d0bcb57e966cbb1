#include "vectors/row_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace tidings::detail {
namespace {

constexpr unsigned longest_digit = 9;
constexpr std::size_t most_digits = (31 + longest_digit - 1) / longest_digit;
constexpr std::size_t n_buckets = std::size_t{1} << longest_digit;
/// Up to here comparing is faster than distributing.
constexpr std::size_t short_row = 64;

using Buckets = std::array<std::uint32_t, n_buckets>;

}  // namespace

RowOrder::RowOrder(std::size_t n_columns) {
  const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(n_columns, 2) - 1));
  n_digits_ = (bits + longest_digit - 1) / longest_digit;
  digit_bits_ = static_cast<unsigned>((bits + n_digits_ - 1) / n_digits_);
}

/// A radix sort with the least significant digit first.
std::span<const TermCount> RowOrder::sort(std::span<const TermCount> row) {
  row_.assign(row.begin(), row.end());
  if (row.size() <= short_row) {
    std::ranges::sort(row_, {}, &TermCount::term);
    return row_;
  }
  other_.resize(row_.size());
  const std::uint32_t mask = (1U << digit_bits_) - 1;
  std::array<Buckets, most_digits> buckets{};
  for (const TermCount& count : row) {
    for (std::size_t d = 0; d < n_digits_; ++d) ++buckets[d][(count.term >> (d * digit_bits_)) & mask];
  }
  for (std::size_t d = 0; d < n_digits_; ++d) {
    std::uint32_t begin = 0;
    for (std::uint32_t b = 0; b <= mask; ++b) begin += std::exchange(buckets[d][b], begin);
    for (const TermCount& count : row_) other_[buckets[d][(count.term >> (d * digit_bits_)) & mask]++] = count;
    row_.swap(other_);
  }
  return row_;
}

}  // namespace tidings::detail
