#include "vectors/weights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 64;

/// A column and its weight in the row that is being made.
using Entry = std::pair<Index, double>;

void normalize(std::vector<Entry>& row, Norm norm) {
  double sum = 0;
  for (const auto& [column, weight] : row) sum += norm == Norm::l2 ? weight * weight : std::abs(weight);
  const double length = norm == Norm::l2 ? std::sqrt(sum) : sum;
  if (norm == Norm::none || length == 0) return;
  for (auto& [column, weight] : row) weight /= length;
}

/// Makes rows of weights from counts.
class RowWeigher {
 public:
  explicit RowWeigher(const Weighting& weighting) : weighting_(weighting) {}

  [[nodiscard]] Index column(Index term) const {
    return weighting_.column_of.empty() ? term : weighting_.column_of[static_cast<std::size_t>(term)];
  }

  void weigh(const Counts& counts, std::size_t i, std::vector<Entry>& row) const {
    row.clear();
    counts.for_each(i, [&](Index term, Index count) {
      if (const Index c = column(term); c >= 0) row.emplace_back(c, weight(c, count));
    });
    std::ranges::sort(row, {}, &Entry::first);
    normalize(row, weighting_.options.norm);
  }

 private:
  [[nodiscard]] double weight(Index column, Index count) const {
    const double tf = weighting_.options.binary ? 1 : static_cast<double>(count);
    return (weighting_.options.sublinear_tf ? 1 + std::log(tf) : tf) * weighting_.idf[static_cast<std::size_t>(column)];
  }

  Weighting weighting_;
};

/// Lays out the rows: sets the outer index, and makes room for the non-zeros.
template <class Real>
SparseMatrix<Real> lay_out(const Counts& counts, std::size_t n_columns, const RowWeigher& weigher) {
  std::vector<std::size_t> ends(counts.n_texts + 1, 0);
  for (std::size_t i = 0; i < counts.n_texts; ++i) {
    std::size_t size = 0;
    counts.for_each(i, [&](Index term, Index) { size += weigher.column(term) >= 0 ? 1U : 0U; });
    ends[i + 1] = ends[i] + size;
  }
  if (ends.back() > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("TF-IDF matrix: " + std::to_string(ends.back()) + " non-zeros are more than 2^31 - 1");
  }
  SparseMatrix<Real> matrix(static_cast<Eigen::Index>(counts.n_texts), static_cast<Eigen::Index>(n_columns));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(ends.back()));
  std::ranges::transform(ends, matrix.outerIndexPtr(), [](std::size_t end) { return static_cast<Index>(end); });
  return matrix;
}

}  // namespace

template <class Real>
SparseMatrix<Real> weigh(const Counts& counts, std::size_t n_columns, const Weighting& weighting,
                         const Execution& execution) {
  const RowWeigher weigher(weighting);
  SparseMatrix<Real> matrix = lay_out<Real>(counts, n_columns, weigher);
  parallel_for(counts.n_texts, rows_per_block, execution, [&]() -> Worker {
    return [&, row = std::vector<Entry>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        weigher.weigh(counts, i, row);
        Index at = matrix.outerIndexPtr()[i];
        for (const auto& [column, weight] : row) {
          matrix.innerIndexPtr()[at] = column;
          matrix.valuePtr()[at++] = static_cast<Real>(weight);
        }
      }
    };
  });
  return matrix;
}

template SparseMatrix<float> weigh(const Counts&, std::size_t, const Weighting&, const Execution&);
template SparseMatrix<double> weigh(const Counts&, std::size_t, const Weighting&, const Execution&);

}  // namespace tidings
