#include "vectors/weights.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <stdexcept>
#include <string>

#include "vectors/formulas.hpp"
#include "vectors/row_order.hpp"

namespace tidings::detail {
namespace {

/// Makes rows of weights from counts, on one thread.
class RowWeigher {
 public:
  RowWeigher(const CollectionWeights& collection, const TfidfOptions& options)
      : idf_(collection.idf),
        binary_(options.binary),
        formula_(options.weighting, collection),
        by_count_(formula_.depends_on_count_only()),
        needs_shape_(!by_count_ || options.weighting.norm == Norm::pivoted),
        order_(idf_.size()) {
    for (std::size_t count = 1; by_count_ && count < small_.size(); ++count) {
      small_[count] = formula_.tf(value_of(static_cast<std::uint32_t>(count)), {});
    }
  }

  /// @param columns and `values` have room for the whole row
  template <class Real>
  void weigh(std::span<const TermCount> row, bool in_order, Index* columns, Real* values) {
    if (!in_order) row = order_.sort(row);
    RowShape shape;
    if (needs_shape_) {
      for (const auto& [column, count] : row) shape.add(value_of(count));
    }
    weights_.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto [column, count] = row[i];
      columns[i] = static_cast<Index>(column);
      weights_[i] = idf_[column] * tf(count, shape);
    }
    const double divisor = formula_.divisor(weights_, shape);
    for (std::size_t i = 0; i < row.size(); ++i) values[i] = static_cast<Real>(weights_[i] / divisor);
  }

 private:
  [[nodiscard]] double value_of(std::uint32_t count) const { return binary_ ? 1 : count; }

  [[nodiscard]] double tf(std::uint32_t count, const RowShape& shape) const {
    return by_count_ && count < small_.size() ? small_[count] : formula_.tf(value_of(count), shape);
  }

  const std::vector<double>& idf_;
  bool binary_;
  Formula formula_;
  bool by_count_;
  bool needs_shape_;
  RowOrder<TermCount> order_;
  std::array<double, 64> small_{};  ///< tf of small counts
  std::vector<double> weights_;
};

/// Lays out the rows: sets the outer index, and makes room for the non-zeros.
template <class Real>
SparseMatrix<Real> lay_out(const Counts& counts, std::size_t n_columns) {
  std::size_t n_entries = 0;
  for (const CountBlock& block : counts.blocks) n_entries += block.counts.size();
  if (n_entries > static_cast<std::size_t>(std::numeric_limits<Index>::max())) {
    throw std::length_error("TF-IDF matrix: " + std::to_string(n_entries) + " non-zeros are more than 2^31 - 1");
  }
  SparseMatrix<Real> matrix(static_cast<Eigen::Index>(counts.n_texts), static_cast<Eigen::Index>(n_columns));
  matrix.resizeNonZeros(static_cast<Eigen::Index>(n_entries));
  wish_for_large_pages(matrix.innerIndexPtr(), n_entries * sizeof(Index));
  wish_for_large_pages(matrix.valuePtr(), n_entries * sizeof(Real));
  Index* end = matrix.outerIndexPtr();
  for (Index begin = 0; const CountBlock& block : counts.blocks) {
    for (const std::size_t in_block : block.ends) *++end = begin + static_cast<Index>(in_block);
    begin = *end;
  }
  return matrix;
}

}  // namespace

template <class Real>
SparseMatrix<Real> weigh(Counts counts, const CollectionWeights& collection, const TfidfOptions& options,
                         const Execution& execution) {
  SparseMatrix<Real> matrix = lay_out<Real>(counts, collection.idf.size());
  parallel_for(counts.n_texts, Counts::texts_per_block, execution, [&]() -> Worker {
    return [&, weigher = RowWeigher(collection, options)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        const Index at = matrix.outerIndexPtr()[i];
        weigher.weigh(counts.of(i), counts.in_order, matrix.innerIndexPtr() + at, matrix.valuePtr() + at);
      }
      counts.blocks[begin / Counts::texts_per_block] = {};
    };
  });
  return matrix;
}

template SparseMatrix<float> weigh(Counts, const CollectionWeights&, const TfidfOptions&, const Execution&);
template SparseMatrix<double> weigh(Counts, const CollectionWeights&, const TfidfOptions&, const Execution&);

}  // namespace tidings::detail
