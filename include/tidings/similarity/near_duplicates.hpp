/// @file
/// Stories that were printed more than once.
#pragma once

#include <cstddef>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"

namespace tidings {

struct DuplicateOptions {
  /// Two stories are near-duplicates if at least this share of the shingles of the shorter one is in the longer one
  /// (A. Broder's containment), in (0, 1].
  double threshold = 0.5;
  /// Words in a shingle. Fewer of them forgive more small changes, and take more chance likenesses for copies.
  std::size_t shingle_size = 5;
  /// The shorter one's length over the longer one's, from which on the one is taken for a version of the other, and not
  /// for a passage that the other quotes, in [0, 1].
  double min_length_ratio = 0.2;
  /// Whether in texts of up to 400 shingles, of which small changes break many, the share of words that are in common
  /// counts as well, if 20 of them stand in a row somewhere.
  bool count_words = true;
};

/// A story of a group, and where it seems to come from.
struct Reprint {
  std::size_t story = 0;   ///< its position in the corpus
  std::size_t source = 0;  ///< that of the earlier story that has most of its wording; the first seen is its own source
  double containment = 1;  ///< the share of its shingles that the source has
  double resemblance = 1;  ///< shingles in common over those of both together (Jaccard)
  /// Bytes of its text: passages of eight words or more that stories of other groups have too, of the same source
  /// (those without a source count as of one).
  std::vector<Span> boilerplate = {};

  [[nodiscard]] bool operator==(const Reprint&) const = default;
};

/// Versions of one text in the order in which they were seen: by time of publication, those without one after them by
/// position; of the same time the lower position first.
using DuplicateGroup = std::vector<Reprint>;

/// Finds stories that are copies of each other, whole or cut, with another headline, another beginning, or passages
/// added.
///
/// Texts are compared as words in their folded form, whatever stands between them. Stories with the same text are
/// copies, and so are those with the same body of 20 words or more, unless five different heads or more stand above it
/// and it is shorter than 60 words or not most of the text. Others are compared by their shingles, which are runs of
/// words, of which at least 8 must be in common, whatever the threshold. In a text of up to 400 shingles a few changed
/// words break most of them: there half of the threshold is enough if the words in common shingles reach the threshold,
/// and 20 of them stand in a row. Boilerplate does not count: shingles that many
/// texts have which otherwise do not have much in common, and stubs, which are bodies of fewer than 60 words below five
/// different heads or more ("This story is for subscribers only.").
///
/// Groups are joined from the most similar pair down, and only where every story of the one agrees with every story of
/// the other (half of the threshold is enough there): nothing is a copy because it is like something that is like
/// something else. Between large groups, a sample of 64 versions of each is asked.
///
/// Exact but for three bounds, which keep time linear whatever comes: a shingle that more than 512 versions have leads
/// each to the next 512 by length, each version keeps its 64 closest, and the source of a new version is looked for
/// among the first 256 versions of its group. Memory: 12 bytes a word, and what the shingles take that occur in several
/// texts. The result does not depend on the number of threads.
///
/// @return the largest group first; of equally large ones that with the lowest position. Stories without a copy are in
///         none.
/// @throws std::invalid_argument if an option is out of range, or a text has 2^31 bytes or more
/// @see A. Broder, On the resemblance and containment of documents, 1997
[[nodiscard]] std::vector<DuplicateGroup> near_duplicates(const Corpus& stories, const DuplicateOptions& options = {},
                                                          const Execution& execution = {});

}  // namespace tidings
