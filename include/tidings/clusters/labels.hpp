/// @file
/// What to call a cluster.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/clusters/metrics.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/vocabulary.hpp"

namespace tidings {

/// A cluster's strongest terms and its most typical row.
struct ClusterLabel {
  std::vector<Index> terms;     ///< columns, the strongest first
  std::vector<double> weights;  ///< of the terms; a phrase can weigh less than the word whose place it takes
  Index medoid = 0;             ///< the member most similar to all members; of equal ones the first
};

struct LabelOptions {
  std::size_t n_terms = 6;
};

/// Labels each cluster by the terms that tell it from the others: a term's weight is its mean in the cluster's
/// normalised rows less its mean in all other rows. In a cluster of several rows a term must be in at least two. Terms
/// that share a word, or words that begin alike ("china", "chinese"), count once: a phrase stands for the words in it.
///
/// @param labels     of each row, from 0 to the number of clusters - 1
/// @param vocabulary the terms of the columns
/// @return one label a cluster
/// @throws std::invalid_argument if the labels do not fit the rows, or the vocabulary the columns
template <class Real>
[[nodiscard]] std::vector<ClusterLabel> label_clusters(const SparseView<Real>& matrix, Labels labels,
                                                       const Vocabulary& vocabulary, const LabelOptions& options = {},
                                                       const Execution& execution = {});

}  // namespace tidings
