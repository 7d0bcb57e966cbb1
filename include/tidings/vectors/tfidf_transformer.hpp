/// @file
/// Counts to TF-IDF weights.
#pragma once

#include <span>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/weighting.hpp"

namespace tidings {

namespace detail {
class Formula;
}

/// Weighs a matrix of counts, wherever it comes from: what TfidfVectorizer does after it has counted.
///
/// @code
/// TfidfTransformer transformer;
/// transformer.fit(view(counts));
/// SparseMatrix<float> weights = transformer.transform(view(counts));
/// @endcode
/// @see G. Salton and C. Buckley, Term-weighting approaches in automatic text retrieval, 1988
class TfidfTransformer {
 public:
  /// @throws std::invalid_argument if the weighting is wrong; see check
  explicit TfidfTransformer(const Weighting& weighting = {}, CollectionWeights learnt = {});

  [[nodiscard]] const Weighting& weighting() const { return weighting_; }

  /// What was learnt; no idf before fit.
  [[nodiscard]] const CollectionWeights& learnt() const { return learnt_; }

  /// Learns in how many rows each column is not zero.
  /// @param counts texts x terms
  /// @throws std::invalid_argument if a column is zero in every row, and its idf infinite therefore
  template <class Real>
  void fit(const SparseView<Real>& counts);

  /// The counts, weighed: tf x idf, then the rows are normalised. Sums run in double, in the order of the columns.
  /// @return a matrix of the same non-zeros
  /// @throws std::logic_error before fit
  /// @throws std::invalid_argument if the number of columns is another one than in fit
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> transform(const SparseView<Real>& counts, const Execution& execution = {}) const;

 private:
  template <class Real>
  void weigh(std::span<Real> values, const Index* columns, const detail::Formula& formula,
             std::vector<double>& row) const;

  Weighting weighting_;
  CollectionWeights learnt_;
};

}  // namespace tidings
