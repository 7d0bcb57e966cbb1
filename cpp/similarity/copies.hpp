/// @file
/// Who copied whom. Private to the library.
#pragma once

#include <cstddef>
#include <vector>

#include "similarity/text_versions.hpp"
#include "tidings/similarity/near_duplicates.hpp"

namespace tidings::detail {

/// The stories of a group in the order in which they were seen, each with its source: the earlier story that has the
/// greatest share of its shingles; of those with as many the one of the highest resemblance, then the earliest. Among
/// the first 256 versions of the text.
[[nodiscard]] DuplicateGroup trace_copies(const Corpus& stories, const TextVersions& texts,
                                          std::vector<std::size_t> members);

}  // namespace tidings::detail
