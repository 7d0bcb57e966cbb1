#include "tidings/vectors/tfidf_transformer.hpp"

#include <stdexcept>
#include <string>

#include "tidings/base/errors.hpp"
#include "vectors/weighting.hpp"

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

template <class Real>
void TfidfTransformer::fit(const SparseView<Real>& counts) {
  const std::vector<std::size_t> df = document_frequencies(counts);
  const auto n_texts = static_cast<std::size_t>(counts.rows());
  require(!df.empty(), "the number of columns", "at least 1", df.size());
  std::vector<double> idf(df.size(), 1);
  for (std::size_t c = 0; c < df.size() && options_.use_idf; ++c) {
    if (df[c] == 0 && !options_.smooth_idf) {
      throw std::invalid_argument("column " + std::to_string(c) +
                                  " is zero in every row: its idf is infinite without smooth_idf");
    }
    idf[c] = detail::idf_of(df[c], n_texts, options_.smooth_idf);
  }
  idf_ = std::move(idf);
}

template <class Real>
SparseMatrix<Real> TfidfTransformer::transform(const SparseView<Real>& counts, const Execution& execution) const {
  if (idf_.empty()) throw std::logic_error("the TF-IDF transformer is not fitted: call fit first");
  require(static_cast<std::size_t>(counts.cols()) == idf_.size(), "the number of columns", "that of fit",
          std::to_string(counts.cols()) + ", not " + std::to_string(idf_.size()));
  SparseMatrix<Real> weights = counts;
  parallel_for(static_cast<std::size_t>(counts.rows()), rows_per_block, execution, [&]() -> Worker {
    return [&, row = std::vector<double>()](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) {
        const Index first = weights.outerIndexPtr()[i];
        const Index last = weights.outerIndexPtr()[i + 1];
        row.clear();
        for (Index e = first; e < last; ++e) {
          const auto count = static_cast<double>(weights.valuePtr()[e]);
          const double tf = count == 0 ? 0 : detail::tf_of(count, options_.sublinear_tf);
          row.push_back(tf * idf_[static_cast<std::size_t>(weights.innerIndexPtr()[e])]);
        }
        const double divisor = detail::divisor_of(row, options_.norm);
        for (Index e = first; e < last; ++e) {
          weights.valuePtr()[e] = static_cast<Real>(row[static_cast<std::size_t>(e - first)] / divisor);
        }
      }
    };
  });
  return weights;
}

template void TfidfTransformer::fit(const SparseView<float>&);
template void TfidfTransformer::fit(const SparseView<double>&);
template SparseMatrix<float> TfidfTransformer::transform(const SparseView<float>&, const Execution&) const;
template SparseMatrix<double> TfidfTransformer::transform(const SparseView<double>&, const Execution&) const;

}  // namespace tidings
