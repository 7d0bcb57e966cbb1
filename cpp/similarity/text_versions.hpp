/// @file
/// The texts of stories, those that are the same known as such. Private to the library.
#pragma once

#include <vector>

#include "similarity/same_texts.hpp"
#include "similarity/shared_shingles.hpp"
#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings::detail {

struct TextVersions {
  SameTexts same;
  SharedShingles shared;    ///< of the stories that are the first of their version
  std::vector<bool> stubs;  ///< of each shared shingle: whether it is of a body that is a stub
};

/// Reads all stories.
/// @throws std::invalid_argument that names the story, if its text has 2^31 bytes or more
[[nodiscard]] TextVersions read_versions(const Corpus& stories, std::size_t shingle_size, const Execution& execution);

}  // namespace tidings::detail
