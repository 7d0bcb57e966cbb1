#include "vectors/formulas.hpp"

#include <algorithm>
#include <cmath>

namespace tidings::detail {
namespace {

double length_of(std::span<const double> row, Norm norm) {
  double sum = 0;
  if (norm == Norm::l2) {
    for (const double weight : row) sum += weight * weight;
    return std::sqrt(sum);
  }
  for (const double weight : row) sum += std::abs(weight);
  return sum;
}

}  // namespace

double idf_of(double df, double n, Idf kind) {
  switch (kind) {
    case Idf::smooth:
      return std::log((n + 1) / (df + 1)) + 1;
    case Idf::plain:
      return std::log(n / df) + 1;
    case Idf::logarithmic:
      return std::log(n / df);
    case Idf::probabilistic:
      return std::max(0.0, std::log((n - df) / df));
    case Idf::bm25:
      return std::log(1 + (n - df + 0.5) / (df + 0.5));
    case Idf::none:
      break;
  }
  return 1;
}

Formula::Formula(const Weighting& weighting, const CollectionWeights& collection)
    : weighting_(weighting), mean_length_(collection.mean_length), mean_distinct_(collection.mean_distinct) {}

bool Formula::depends_on_count_only() const {
  return weighting_.tf == Tf::natural || weighting_.tf == Tf::logarithmic || weighting_.tf == Tf::binary;
}

double Formula::tf(double count, const RowShape& shape) const {
  switch (weighting_.tf) {
    case Tf::logarithmic:
      return 1 + std::log(count);
    case Tf::augmented:
      return 0.5 + 0.5 * count / shape.max;
    case Tf::binary:
      return 1;
    case Tf::log_average:
      return (1 + std::log(count)) / (1 + std::log(shape.length / shape.distinct));
    case Tf::bm25: {
      const double relative = mean_length_ > 0 ? shape.length / mean_length_ : 1;
      const double saturation = weighting_.k1 * (1 - weighting_.b + weighting_.b * relative);
      return count * (weighting_.k1 + 1) / (count + saturation);
    }
    case Tf::natural:
      break;
  }
  return count;
}

double Formula::divisor(std::span<const double> row, const RowShape& shape) const {
  double length = 0;
  if (weighting_.norm == Norm::pivoted) {
    length = (1 - weighting_.slope) * mean_distinct_ + weighting_.slope * shape.distinct;
  } else if (weighting_.norm != Norm::none) {
    length = length_of(row, weighting_.norm);
  }
  return length > 0 ? length : 1;
}

}  // namespace tidings::detail
