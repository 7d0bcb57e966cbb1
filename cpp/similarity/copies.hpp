/// @file
/// Who copied whom. Private to the library.
#pragma once

#include <cstddef>
#include <vector>

#include "similarity/text_versions.hpp"
#include "tidings/similarity/near_duplicates.hpp"

namespace tidings::detail {

/// The stories of each group in the order in which they were seen, each with its source: the first story with the same
/// text, or else the first with the same body; or else the earlier story that has the greatest share of its shingles;
/// of those with as many the one of the highest resemblance, then the earliest, among the first 256 versions of the
/// text.
[[nodiscard]] std::vector<DuplicateGroup> trace_copies(const Corpus& stories, const TextVersions& texts,
                                                       std::vector<std::vector<std::size_t>> groups,
                                                       std::size_t shingle_size, const Execution& execution);

}  // namespace tidings::detail
