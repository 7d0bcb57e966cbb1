#include "vectors/semantics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace tidings::detail {
namespace {

constexpr std::size_t rows_per_block = 64;

/// Divides by the length. A place of length 0 stays.
void normalize(std::vector<double>& place) {
  double sum = 0;
  for (const double value : place) sum += value * value;
  const double length = std::sqrt(sum);
  if (length == 0) return;
  for (double& value : place) value /= length;
}

}  // namespace

template <class Real>
SparseMatrix<Real> with_semantics(const SparseMatrix<Real>& matrix, const BackgroundTerms& terms,
                                  std::span<const Index> term_of_column, double share, const Execution& execution) {
  const std::size_t dimensions = terms.background().dimensions();
  const auto n_rows = static_cast<std::size_t>(matrix.rows());
  const std::size_t n_entries = static_cast<std::size_t>(matrix.nonZeros()) + n_rows * dimensions;
  if (n_entries > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("TF-IDF matrix: " + std::to_string(n_entries) + " non-zeros are more than 2^31 - 1");
  }
  SparseMatrix<Real> result(matrix.rows(), matrix.cols() + static_cast<Eigen::Index>(dimensions));
  result.resizeNonZeros(static_cast<Eigen::Index>(n_entries));
  for (std::size_t i = 0; i <= n_rows; ++i) {
    result.outerIndexPtr()[i] = matrix.outerIndexPtr()[i] + static_cast<Index>(i * dimensions);
  }
  parallel_for(n_rows, rows_per_block, execution, [&]() -> Worker {
    return [&, place = std::vector<double>(dimensions)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        std::ranges::fill(place, 0.0);
        Index* column = result.innerIndexPtr() + result.outerIndexPtr()[i];
        Real* value = result.valuePtr() + result.outerIndexPtr()[i];
        for (Index e = matrix.outerIndexPtr()[i]; e < matrix.outerIndexPtr()[i + 1]; ++e) {
          const auto weight = static_cast<double>(matrix.valuePtr()[e]);
          terms.add_vector(term_of_column[static_cast<std::size_t>(matrix.innerIndexPtr()[e])], weight, place);
          *column++ = matrix.innerIndexPtr()[e];
          *value++ = static_cast<Real>(weight * std::sqrt(1 - share));
        }
        normalize(place);
        for (std::size_t d = 0; d < dimensions; ++d) {
          *column++ = static_cast<Index>(static_cast<std::size_t>(matrix.cols()) + d);
          *value++ = static_cast<Real>(place[d] * std::sqrt(share));
        }
      }
    };
  });
  return result;
}

template SparseMatrix<float> with_semantics(const SparseMatrix<float>&, const BackgroundTerms&, std::span<const Index>,
                                            double, const Execution&);
template SparseMatrix<double> with_semantics(const SparseMatrix<double>&, const BackgroundTerms&,
                                             std::span<const Index>, double, const Execution&);

}  // namespace tidings::detail
