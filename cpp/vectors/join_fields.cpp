#include "vectors/join_fields.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

#include "tidings/base/errors.hpp"
#include "tidings/vectors/story_vectorizer.hpp"

namespace tidings {

void detail::check_field_weights(std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) {
    require(std::isfinite(weight) && weight >= 0, "a field's weight", "finite and not negative", weight);
    sum += weight;
  }
  require(sum > 0 && std::isfinite(sum), "the sum of the fields' weights", "positive and finite", sum);
}

template <class Real>
SparseMatrix<Real> join_fields(std::span<const SparseView<Real>> fields, std::span<const double> weights) {
  require(fields.size() == weights.size(), "the number of weights", "that of the fields", weights.size());
  detail::check_field_weights(weights);
  double total = 0;
  for (const double weight : weights) total += weight;
  Eigen::Index n_columns = 0;
  std::size_t n_entries = 0;
  for (const SparseView<Real>& field : fields) {
    require(field.rows() == fields.front().rows(), "the rows of each field", "as many as of the first", field.rows());
    n_columns += field.cols();
    n_entries += static_cast<std::size_t>(field.nonZeros());
  }
  constexpr auto most = std::numeric_limits<Index>::max();
  if (n_entries > std::size_t{most} || n_columns > most) {
    throw std::length_error("joined fields: " + std::to_string(n_entries) + " non-zeros in " +
                            std::to_string(n_columns) + " columns are more than 2^31 - 1");
  }
  SparseMatrix<Real> result(fields.front().rows(), n_columns);
  result.resizeNonZeros(static_cast<Eigen::Index>(n_entries));
  Index at = 0;
  for (Eigen::Index row = 0; row < result.rows(); ++row) {
    Index first_column = 0;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const SparseView<Real>& field = fields[f];
      const double factor = std::sqrt(weights[f] / total);
      for (Index e = field.outerIndexPtr()[row]; e < field.outerIndexPtr()[row + 1]; ++e) {
        result.innerIndexPtr()[at] = first_column + field.innerIndexPtr()[e];
        result.valuePtr()[at++] = static_cast<Real>(factor * static_cast<double>(field.valuePtr()[e]));
      }
      first_column += static_cast<Index>(field.cols());
    }
    result.outerIndexPtr()[row + 1] = at;
  }
  return result;
}

template SparseMatrix<float> join_fields(std::span<const SparseView<float>>, std::span<const double>);
template SparseMatrix<double> join_fields(std::span<const SparseView<double>>, std::span<const double>);

}  // namespace tidings
