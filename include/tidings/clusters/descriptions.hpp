/// @file
/// What clusters are about, in words.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/stories/corpus.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings {

/// What a reader is shown of a cluster.
struct ClusterDescription {
  std::string headline;                ///< of its most typical story, or its first words; no two clusters have the same
  std::vector<std::string> terms;      ///< what tells it from the others, as people write it, the strongest first
  std::vector<double> weights;         ///< of the terms
  std::vector<std::string> names;      ///< who and where, those in most stories first
  std::vector<Index> representatives;  ///< its most typical stories; the first is the medoid
  std::string summary;                 ///< a sentence of one of its stories; empty if none will do
};

struct DescriptionOptions {
  std::size_t n_terms = 6;
  std::size_t n_names = 5;
  std::size_t n_representatives = 3;
  std::size_t longest_summary = 300;  ///< bytes
  TfidfOptions vectors = {};          ///< how texts are analysed and weighed for it
  /// Of each story, where clusters are themes: what stands in stories of three events is left out. If empty, of three
  /// clusters.
  std::vector<Index> events = {};
};

/// Stop words of English left out, stems, words and pairs of words, logarithmic tf.
[[nodiscard]] DescriptionOptions default_descriptions();

/// Describes each cluster by what its stories say.
///
/// Before anything else, what stands on many pages is left out: sentences and lines that occur in stories of three
/// clusters. Terms are those of label_clusters: mean TF-IDF weight in the cluster less that in all other stories. No
/// two have the same stem or the same beginning, a term is in two of the stories if there are two, and one that mostly
/// stands within a longer name is shown as that name. One word alone is a noun or a name, as far as that shows: an
/// English adjective or adverb is none, nor is a German word without a capital, nor a word in a third of all other
/// stories. Names are capitalised words inside of sentences. The
/// summary is the sentence, of those at the beginnings of the most typical stories, that is most similar to the cluster
/// as a whole. Headlines that an earlier cluster has are passed over.
///
/// @param labels of the stories, from 0 to the number of clusters - 1
/// @throws std::invalid_argument if the labels do not fit the stories, or options.vectors are wrong
[[nodiscard]] std::vector<ClusterDescription> describe_clusters(
    const Corpus& stories, Labels labels, const DescriptionOptions& options = default_descriptions(),
    const Execution& execution = {});

}  // namespace tidings
