/// @file
/// A sentence for each cluster.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings::detail {

/// Where summaries come from.
struct SummarySource {
  const Corpus& stories;
  const std::vector<std::string_view>& texts;            ///< of the stories, cleaned
  const std::vector<std::vector<std::size_t>>& members;  ///< of each cluster
  const std::vector<std::vector<Index>>& typical;        ///< of each cluster, the most typical stories
  const SparseMatrix<double>& rows;                      ///< of the stories
  const TfidfVectorizer& vectorizer;                     ///< that made the rows
};

/// The sentence of each cluster that is most similar to the cluster, of the first sentences of its most typical
/// stories. It is whole, from 40 bytes to `longest` long, and rather early in its story; one that begins with a word
/// such as "he" or "but" counts half. Empty where there is none.
[[nodiscard]] std::vector<std::string> summaries(const SummarySource& source, std::size_t longest,
                                                 const Execution& execution);

}  // namespace tidings::detail
