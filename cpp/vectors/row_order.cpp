#include "vectors/row_order.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace tidings::detail {
namespace {

constexpr unsigned digit_bits = 8;
constexpr std::size_t n_buckets = std::size_t{1} << digit_bits;
/// Up to here comparing is faster than distributing.
constexpr std::size_t short_row = 64;

/// One pass of a radix sort with the least significant digit first.
void distribute(const std::vector<TermCount>& from, unsigned shift, std::vector<TermCount>& to) {
  std::array<std::uint32_t, n_buckets> bucket{};
  for (const TermCount& count : from) ++bucket[(count.term >> shift) & (n_buckets - 1)];
  std::uint32_t begin = 0;
  for (std::uint32_t& size : bucket) begin += std::exchange(size, begin);
  for (const TermCount& count : from) to[bucket[(count.term >> shift) & (n_buckets - 1)]++] = count;
}

}  // namespace

RowOrder::RowOrder(std::size_t n_columns) {
  for (unsigned shift = 0; shift < static_cast<unsigned>(std::bit_width(n_columns)); shift += digit_bits)
    shifts_.push_back(shift);
}

std::span<const TermCount> RowOrder::sort(std::span<const TermCount> row) {
  row_.assign(row.begin(), row.end());
  if (row.size() <= short_row) {
    std::ranges::sort(row_, {}, &TermCount::term);
    return row_;
  }
  other_.resize(row_.size());
  for (const unsigned shift : shifts_) {
    distribute(row_, shift, other_);
    row_.swap(other_);
  }
  return row_;
}

}  // namespace tidings::detail
