/// @file
/// SciPy's CSR arrays as the core's matrices, both ways without a copy.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace tidings::bindings {

/// (data, indices, indptr, shape), as scipy.sparse.csr_array takes and gives them.
using CsrTuple = pybind11::tuple;

using IndexArray = pybind11::array_t<Index, pybind11::array::c_style>;

/// A numpy array that owns a vector's memory.
template <class Value>
pybind11::array_t<Value> to_array(std::vector<Value> values) {
  auto owner = std::make_unique<std::vector<Value>>(std::move(values));
  std::vector<Value>* vector = owner.get();
  const pybind11::capsule base(owner.release(), [](void* p) { delete static_cast<std::vector<Value>*>(p); });
  return pybind11::array_t<Value>(static_cast<pybind11::ssize_t>(vector->size()), vector->data(), base);
}

/// The matrix as arrays that own its memory. (Eigen 3.4 has no move constructor: moving would copy.)
template <class Real>
CsrTuple to_tuple(SparseMatrix<Real> matrix) {
  auto owner = std::make_unique<SparseMatrix<Real>>();
  owner->swap(matrix);
  SparseMatrix<Real>* m = owner.get();
  const pybind11::capsule base(owner.release(), [](void* p) { delete static_cast<SparseMatrix<Real>*>(p); });
  return pybind11::make_tuple(pybind11::array_t<Real>(m->nonZeros(), m->valuePtr(), base),
                              pybind11::array_t<Index>(m->nonZeros(), m->innerIndexPtr(), base),
                              pybind11::array_t<Index>(m->rows() + 1, m->outerIndexPtr(), base),
                              pybind11::make_tuple(m->rows(), m->cols()));
}

/// A tuple's arrays as a matrix, checked. Holds the arrays, which are copies where the tuple's are strided or of
/// another type.
template <class Real>
class MatrixArgument {
 public:
  explicit MatrixArgument(const CsrTuple& csr)
      : data_(csr[0].cast<decltype(data_)>()),
        indices_(csr[1].cast<IndexArray>()),
        indptr_(csr[2].cast<IndexArray>()),
        shape_(csr[3].cast<decltype(shape_)>()) {
    if (indptr_.size() != shape_.first + 1 || indices_.size() != data_.size()) {
      throw pybind11::value_error("sparse matrix: arrays of " + std::to_string(indptr_.size()) + ", " +
                                  std::to_string(indices_.size()) + " and " + std::to_string(data_.size()) +
                                  " items are no matrix of " + std::to_string(shape_.first) + " rows");
    }
    check_sparse(view());
  }

  /// Does not outlive the argument.
  [[nodiscard]] SparseView<Real> view() const {
    return {shape_.first, shape_.second, data_.size(), indptr_.data(), indices_.data(), data_.data()};
  }

 private:
  pybind11::array_t<Real, pybind11::array::c_style | pybind11::array::forcecast> data_;
  IndexArray indices_;
  IndexArray indptr_;
  std::pair<Eigen::Index, Eigen::Index> shape_;
};

/// Calls function(matrix) with the type of number that the tuple's data has.
template <class Function>
auto visit(const CsrTuple& csr, const Function& function) {
  if (pybind11::isinstance<pybind11::array_t<float>>(csr[0])) return function(MatrixArgument<float>(csr).view());
  return function(MatrixArgument<double>(csr).view());
}

}  // namespace tidings::bindings
