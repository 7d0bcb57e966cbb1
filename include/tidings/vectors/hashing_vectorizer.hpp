/// @file
/// Vectors whose columns are hashes of terms.
#pragma once

#include <cstddef>

#include "tidings/base/parallel.hpp"
#include "tidings/text/analyzer.hpp"
#include "tidings/text/texts.hpp"
#include "tidings/vectors/sparse_matrix.hpp"
#include "tidings/vectors/weighting.hpp"

namespace tidings {

/// scikit-learn's parameters, with their meaning and defaults.
struct HashingOptions {
  AnalyzerOptions analyzer = {};
  std::size_t n_features = std::size_t{1} << 20U;  ///< columns, up to 2^31 - 1
  bool binary = false;                             ///< 1 wherever a term is
  Norm norm = Norm::l2;                            ///< not pivoted
  bool alternate_sign = true;                      ///< half of the terms count negative, so that collisions cancel
};

/// Counts terms in columns that their hashes name: nothing is learnt or kept, and no column can be told its term. The
/// columns and signs are scikit-learn's.
///
/// @code
/// SparseMatrix<float> matrix = HashingVectorizer().transform<float>(texts);
/// @endcode
/// @see K. Weinberger et al., Feature hashing for large scale multitask learning, 2009
class HashingVectorizer {
 public:
  /// @throws std::invalid_argument if n_features is 0 or over 2^31 - 1, or the norm is pivoted
  explicit HashingVectorizer(HashingOptions options = {});

  [[nodiscard]] const HashingOptions& options() const { return options_; }

  /// @tparam Real float or double
  /// @return texts x n_features; where terms of a column cancel each other, nothing is stored
  template <class Real>
  [[nodiscard]] SparseMatrix<Real> transform(const Texts& texts, const Execution& execution = {}) const;

 private:
  HashingOptions options_;
  Analyzer analyzer_;
};

}  // namespace tidings
