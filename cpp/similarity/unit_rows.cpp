#include "similarity/unit_rows.hpp"

namespace tidings::detail {

template <class Real>
UnitRows::UnitRows(const SparseView<Real>& matrix, const float* floats, const double* doubles)
    : begins_(matrix.outerIndexPtr()),
      columns_(matrix.innerIndexPtr()),
      floats_(floats),
      doubles_(doubles),
      n_columns_(static_cast<std::size_t>(matrix.cols())),
      norms_(static_cast<std::size_t>(matrix.rows())) {
  for (std::size_t i = 0; i < norms_.size(); ++i) norms_[i] = row(matrix, i).norm();
}

template UnitRows::UnitRows(const SparseView<float>&, const float*, const double*);
template UnitRows::UnitRows(const SparseView<double>&, const float*, const double*);

}  // namespace tidings::detail
