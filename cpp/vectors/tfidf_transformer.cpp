#include "tidings/vectors/tfidf_transformer.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "tidings/base/errors.hpp"
#include "vectors/formulas.hpp"

namespace tidings {
namespace {

constexpr std::size_t rows_per_block = 64;

template <class Real>
std::vector<std::size_t> document_frequencies(const SparseView<Real>& counts) {
  std::vector<std::size_t> df(static_cast<std::size_t>(counts.cols()), 0);
  for (Eigen::Index e = 0; e < counts.nonZeros(); ++e) {
    if (counts.valuePtr()[e] != 0) ++df[static_cast<std::size_t>(counts.innerIndexPtr()[e])];
  }
  return df;
}

}  // namespace

TfidfTransformer::TfidfTransformer(const Weighting& weighting, CollectionWeights learnt)
    : weighting_(weighting), learnt_(std::move(learnt)) {
  check(weighting);
}

template <class Real>
void TfidfTransformer::fit(const SparseView<Real>& counts) {
  const std::vector<std::size_t> df = document_frequencies(counts);
  const auto n_texts = static_cast<std::size_t>(counts.rows());
  require(!df.empty(), "the number of columns", "at least 1", df.size());
  CollectionWeights learnt{.idf = std::vector<double>(df.size(), 1)};
  double distinct = 0;
  for (std::size_t c = 0; c < df.size(); ++c) {
    distinct += static_cast<double>(df[c]);
    learnt.idf[c] = detail::idf_of(static_cast<double>(df[c]), static_cast<double>(n_texts), weighting_.idf);
    if (!std::isfinite(learnt.idf[c])) {
      throw std::invalid_argument("column " + std::to_string(c) +
                                  " is zero in every row: its idf is infinite without smoothing");
    }
  }
  double length = 0;
  for (Eigen::Index e = 0; e < counts.nonZeros(); ++e) length += static_cast<double>(counts.valuePtr()[e]);
  const double n = std::max(1.0, static_cast<double>(n_texts));
  learnt.mean_length = length / n;
  learnt.mean_distinct = distinct / n;
  learnt_ = std::move(learnt);
}

template <class Real>
SparseMatrix<Real> TfidfTransformer::transform(const SparseView<Real>& counts, const Execution& execution) const {
  if (learnt_.idf.empty()) throw std::logic_error("the TF-IDF transformer is not fitted: call fit first");
  require(static_cast<std::size_t>(counts.cols()) == learnt_.idf.size(), "the number of columns", "that of fit",
          std::to_string(counts.cols()) + ", not " + std::to_string(learnt_.idf.size()));
  SparseMatrix<Real> weights = counts;
  const detail::Formula formula(weighting_, learnt_);
  parallel_for(static_cast<std::size_t>(counts.rows()), rows_per_block, execution, [&]() -> Worker {
    return [&, row = std::vector<double>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        const auto first = static_cast<std::size_t>(weights.outerIndexPtr()[i]);
        const auto size = static_cast<std::size_t>(weights.outerIndexPtr()[i + 1]) - first;
        weigh(std::span(weights.valuePtr() + first, size), weights.innerIndexPtr() + first, formula, row);
      }
    };
  });
  return weights;
}

/// @param row scratch
template <class Real>
void TfidfTransformer::weigh(std::span<Real> values, const Index* columns, const detail::Formula& formula,
                             std::vector<double>& row) const {
  detail::RowShape shape;
  for (const Real value : values) {
    if (value != 0) shape.add(static_cast<double>(value));
  }
  row.clear();
  for (std::size_t e = 0; e < values.size(); ++e) {
    const auto count = static_cast<double>(values[e]);
    const double tf = count == 0 ? 0 : formula.tf(count, shape);
    row.push_back(tf * learnt_.idf[static_cast<std::size_t>(columns[e])]);
  }
  const double divisor = formula.divisor(row, shape);
  for (std::size_t e = 0; e < values.size(); ++e) values[e] = static_cast<Real>(row[e] / divisor);
}

template void TfidfTransformer::fit(const SparseView<float>&);
template void TfidfTransformer::fit(const SparseView<double>&);
template SparseMatrix<float> TfidfTransformer::transform(const SparseView<float>&, const Execution&) const;
template SparseMatrix<double> TfidfTransformer::transform(const SparseView<double>&, const Execution&) const;

}  // namespace tidings
