/// @file
/// What stories of a group share with stories that have nothing to do with it. Private to the library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "similarity/shared_shingles.hpp"
#include "tidings/similarity/near_duplicates.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

/// Fills in Reprint::boilerplate: passages of eight words or more whose shingles at least two other groups or single
/// stories of the same source have, or that were left out as boilerplate. Stories without a source count as those of
/// one.
/// @param shared all shingles, also those that were left out
/// @param left_out of each shingle
void mark_boilerplate(const Corpus& stories, const std::vector<std::uint32_t>& version_of, const SharedShingles& shared,
                      const std::vector<bool>& left_out, std::size_t shingle_size, std::vector<DuplicateGroup>& groups,
                      const Execution& execution);

}  // namespace tidings::detail
