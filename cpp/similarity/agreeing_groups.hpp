/// @file
/// Groups whose members all agree with each other. Private to the library.
#pragma once

#include <cstdint>
#include <vector>

#include "similarity/containment_join.hpp"

namespace tidings::detail {

/// Joins texts from the pair of the highest resemblance down, two groups wherever each text of the one has at least
/// `agreement` of the shorter's shingles in common with each of the other. Of a group, 64 texts at most are asked.
/// @param progress may be null; told after every few pairs
/// @return a number for each text, the same for those of a group
[[nodiscard]] std::vector<std::uint32_t> agreeing_groups(const SharedShingles& shared, std::vector<TextPair> pairs,
                                                         double agreement, Progress* progress);

}  // namespace tidings::detail
