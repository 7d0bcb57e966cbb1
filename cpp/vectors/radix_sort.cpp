#include "vectors/radix_sort.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace tidings::detail {
namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t n_buckets = std::size_t{1} << digit_bits;
constexpr std::size_t n_digits = (64 + digit_bits - 1) / digit_bits;

using Buckets = std::array<std::size_t, n_buckets>;

std::size_t digit_of(std::uint64_t key, std::size_t digit) {
  return (key >> (digit * digit_bits)) & (n_buckets - 1);
}

std::vector<Buckets> count_digits(const LargeVector<std::uint64_t>& keys) {
  std::vector<Buckets> counts(n_digits, Buckets{});
  for (const std::uint64_t key : keys) {
    for (std::size_t d = 0; d < n_digits; ++d) ++counts[d][digit_of(key, d)];
  }
  return counts;
}

}  // namespace

void radix_sort(LargeVector<std::uint64_t>& keys, LargeVector<std::uint32_t>& values) {
  LargeVector<std::uint64_t> sorted_keys(keys.size());
  LargeVector<std::uint32_t> sorted_values(values.size());
  std::vector<Buckets> counts = count_digits(keys);
  for (std::size_t d = 0; d < n_digits; ++d) {
    Buckets& bucket = counts[d];
    if (std::ranges::find(bucket, keys.size()) != bucket.end()) continue;
    for (std::size_t b = 0, begin = 0; b < n_buckets; ++b) begin += std::exchange(bucket[b], begin);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::size_t at = bucket[digit_of(keys[i], d)]++;
      sorted_keys[at] = keys[i];
      sorted_values[at] = values[i];
    }
    keys.swap(sorted_keys);
    values.swap(sorted_values);
  }
}

}  // namespace tidings::detail
