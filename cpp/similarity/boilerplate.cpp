#include "similarity/boilerplate.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace tidings::detail {
namespace {

constexpr std::uint32_t least_frequency = 5;
/// Of the texts that have a passage: below it, what they share is not what they consist of.
constexpr double least_share = 0.7;
constexpr std::size_t n_octaves = 33;

/// The shares of a text that are shingles of that octave of frequencies, or a higher one.
std::array<double, n_octaves> shares_from(const SharedShingles& shared, std::size_t text) {
  std::array<double, n_octaves> shares{};
  for (const std::uint32_t shingle : shared.of(text)) {
    shares[static_cast<std::size_t>(std::bit_width(shared.frequency[shingle]))] += 1;
  }
  double sum = 0;
  for (std::size_t octave = n_octaves; octave-- > 0;) {
    sum += shares[octave];
    shares[octave] = sum / shared.sizes[text];
  }
  return shares;
}

}  // namespace

std::vector<bool> find_boilerplate(const SharedShingles& shared) {
  std::vector<double> sums(shared.frequency.size(), 0);
  for (std::size_t text = 0; text < shared.n_texts(); ++text) {
    if (shared.of(text).empty()) continue;
    const auto shares = shares_from(shared, text);
    for (const std::uint32_t shingle : shared.of(text)) {
      sums[shingle] += shares[static_cast<std::size_t>(std::bit_width(shared.frequency[shingle])) - 1];
    }
  }
  std::vector<bool> found(sums.size(), false);
  for (std::size_t shingle = 0; shingle < sums.size(); ++shingle) {
    const std::uint32_t frequency = shared.frequency[shingle];
    found[shingle] = frequency >= least_frequency && sums[shingle] < least_share * frequency;
  }
  return found;
}

}  // namespace tidings::detail
