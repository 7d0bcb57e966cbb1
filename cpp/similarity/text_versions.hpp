/// @file
/// The texts of stories, those that are the same known as such. Private to the library.
#pragma once

#include <cstdint>
#include <vector>

#include "similarity/shared_shingles.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

struct TextVersions {
  std::vector<std::uint32_t> version_of;  ///< of each story: the first story that has the same text, or the same body
  SharedShingles shared;                  ///< of the stories that are the first of their version
};

/// Reads all stories. Bodies of fewer than 20 words say nothing by themselves.
/// @throws std::invalid_argument that names the story, if its text has 2^31 bytes or more
[[nodiscard]] TextVersions read_versions(const Corpus& stories, std::size_t shingle_size, const Execution& execution);

}  // namespace tidings::detail
