/// @file
/// Pairs of texts of which one contains most of the other. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/shared_shingles.hpp"
#include "tidings/base/parallel.hpp"

namespace tidings::detail {

/// Two texts, and the number of shingles that they have in common.
struct TextPair {
  std::uint32_t shorter = 0;
  std::uint32_t longer = 0;
  std::uint32_t overlap = 0;
};

struct JoinOptions {
  double threshold = 0.5;           ///< the least containment of the shorter one in the longer one
  double part_of_short = 1;         ///< of the threshold, which is enough where the shorter one has few shingles
  std::size_t most_of_short = 400;  ///< as many are few
  double min_length_ratio = 0.2;    ///< of their numbers of shingles
  std::size_t least_overlap = 8;    ///< fewer shingles in common are chance
  std::size_t longest_list = 512;   ///< how many of the longer texts with a shingle are looked at
  std::size_t most_pairs = 64;      ///< of each shorter text; those of the highest resemblance
};

/// The shingles that two texts have in common over those that both have together.
[[nodiscard]] double resemblance(const SharedShingles& shared, const TextPair& pair);

/// The exact join, but for the last two options. A text with n shingles of which t must be shared has one of its n - t
/// + 1 rarest in common with every text that contains it, so only these are looked up to find candidates.
/// @see S. Chaudhuri, V. Ganti, R. Kaushik, A primitive operator for similarity joins in data cleaning, 2006
[[nodiscard]] std::vector<TextPair> containment_join(const SharedShingles& shared, const JoinOptions& options,
                                                     const Execution& execution);

}  // namespace tidings::detail
