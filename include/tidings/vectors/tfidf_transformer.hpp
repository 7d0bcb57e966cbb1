/// @file
/// Counts to TF-IDF weights.
#pragma once

#include <utility>
#include <vector>

#include "tidings/base/parallel.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/tfidf.hpp"

namespace tidings {

/// scikit-learn's parameters, with their meaning and defaults; as in TfidfOptions.
struct TfidfTransformerOptions {
  Norm norm = Norm::l2;
  bool use_idf = true;
  bool smooth_idf = true;
  bool sublinear_tf = false;
};

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
  explicit TfidfTransformer(TfidfTransformerOptions options = {}) : options_(options) {}

  /// A transformer that has learnt these idf values; none if it is not fitted.
  TfidfTransformer(TfidfTransformerOptions options, std::vector<double> idf)
      : options_(options), idf_(std::move(idf)) {}

  [[nodiscard]] const TfidfTransformerOptions& options() const { return options_; }

  /// Learns in how many rows each column is not zero.
  /// @param counts texts x terms
  /// @throws std::invalid_argument if a column has none and the options say not to smooth
  template <class Real>
  void fit(const SparseView<Real>& counts);

  /// The counts, weighed: tf x idf, then the rows are normalised. Sums run in double, in the order of the columns.
  /// @return a matrix of the same non-zeros
  /// @throws std::logic_error before fit
  /// @throws std::invalid_argument if the number of columns is another one than in fit
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> transform(const SparseView<Real>& counts, const Execution& execution = {}) const;

  /// The idf of each column; all 1 without use_idf. None before fit.
  [[nodiscard]] const std::vector<double>& idf() const { return idf_; }

 private:
  TfidfTransformerOptions options_;
  std::vector<double> idf_;
};

}  // namespace tidings
