#include "vectors/radix_sort.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <utility>

namespace tidings::detail {
namespace {

constexpr std::size_t longest_digit = 11;
using Buckets = std::array<std::size_t, std::size_t{1} << longest_digit>;

/// A part of all keys in which they differ.
struct Digits {
  std::size_t bits = 1;  ///< of each
  std::size_t n = 0;

  explicit Digits(const LargeVector<std::uint64_t>& keys) {
    std::uint64_t different = 0;
    for (const std::uint64_t key : keys) different |= key ^ keys.front();
    const auto all = static_cast<std::size_t>(std::bit_width(different));
    n = (all + longest_digit - 1) / longest_digit;
    if (n > 0) bits = (all + n - 1) / n;
  }

  [[nodiscard]] std::size_t n_buckets() const { return std::size_t{1} << bits; }
  [[nodiscard]] std::size_t of(std::uint64_t key, std::size_t digit) const {
    return (key >> (digit * bits)) & (n_buckets() - 1);
  }
};

std::vector<Buckets> count(const LargeVector<std::uint64_t>& keys, const Digits& digits) {
  std::vector<Buckets> counts(digits.n, Buckets{});
  for (const std::uint64_t key : keys) {
    for (std::size_t d = 0; d < digits.n; ++d) ++counts[d][digits.of(key, d)];
  }
  return counts;
}

}  // namespace

void RadixSort::sort(LargeVector<std::uint64_t>& keys, LargeVector<std::uint32_t>& values) {
  const Digits digits(keys);
  keys_.resize(keys.size());
  values_.resize(values.size());
  std::vector<Buckets> counts = count(keys, digits);
  for (std::size_t d = 0; d < digits.n; ++d) {
    Buckets& bucket = counts[d];
    if (std::find(bucket.begin(), bucket.end(), keys.size()) != bucket.end()) continue;
    for (std::size_t b = 0, begin = 0; b < digits.n_buckets(); ++b) begin += std::exchange(bucket[b], begin);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::size_t at = bucket[digits.of(keys[i], d)]++;
      keys_[at] = keys[i];
      values_[at] = values[i];
    }
    keys.swap(keys_);
    values.swap(values_);
  }
}

}  // namespace tidings::detail
