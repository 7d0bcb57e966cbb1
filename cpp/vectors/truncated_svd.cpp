#include "vectors/truncated_svd.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>
#include <cstdint>

namespace tidings::detail {
namespace {

constexpr std::size_t rows_per_block = 64;
constexpr std::size_t n_iterations = 12;
constexpr Eigen::Index oversampling = 30;  ///< further vectors, which make the leading ones converge sooner

/// Sparse times dense. Each row is summed in the order of its columns.
DenseMatrix product(const SparseView<float>& a, const DenseMatrix& b, const Execution& execution) {
  DenseMatrix result(a.rows(), b.cols());
  parallel_for(static_cast<std::size_t>(a.rows()), rows_per_block, execution, [&]() -> Worker {
    return [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        auto sum = result.row(static_cast<Eigen::Index>(i));
        sum.setZero();
        const Index last = a.outerIndexPtr()[i + 1];
        for (Index e = a.outerIndexPtr()[i]; e < last; ++e) {
          sum += static_cast<double>(a.valuePtr()[e]) * b.row(a.innerIndexPtr()[e]);
        }
      }
    };
  });
  return result;
}

/// Numbers in [-1, 1) that are the same always (S. Vigna's splitmix64).
DenseMatrix scattered(Eigen::Index rows, Eigen::Index columns) {
  DenseMatrix result(rows, columns);
  std::uint64_t state = 0;
  for (Eigen::Index i = 0; i < result.size(); ++i) {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t bits = (state ^ state >> 30U) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ bits >> 27U) * 0x94D049BB133111EBU;
    result.data()[i] = static_cast<double>((bits ^ bits >> 31U) >> 11U) * 0x1p-52 - 1;
  }
  return result;
}

DenseMatrix orthonormal(const DenseMatrix& matrix) {
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(matrix);
  return qr.householderQ() * Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols());
}

void orient(DenseMatrix& vectors) {
  for (Eigen::Index v = 0; v < vectors.cols(); ++v) {
    Eigen::Index largest = 0;
    for (Eigen::Index i = 1; i < vectors.rows(); ++i) {
      if (std::abs(vectors(i, v)) > std::abs(vectors(largest, v))) largest = i;
    }
    if (vectors(largest, v) < 0) vectors.col(v) *= -1;
  }
}

}  // namespace

DenseMatrix right_singular_vectors(const SparseView<float>& matrix, std::size_t n_vectors, const Execution& execution,
                                   Start start) {
  const auto wanted = static_cast<Eigen::Index>(n_vectors);
  const Eigen::Index width = std::min({wanted + oversampling, matrix.rows(), matrix.cols()});
  const SparseMatrix<float> transposed = matrix.transpose();
  DenseMatrix basis = scattered(start == Start::columns ? matrix.cols() : matrix.rows(), width);
  if (start == Start::rows) basis = product(view(transposed), basis, {.n_jobs = execution.n_jobs});
  basis = orthonormal(basis);
  constexpr std::size_t n_products = 2 * n_iterations + 1;
  auto timed_product = [&, done = std::size_t{0}](const SparseView<float>& a, const DenseMatrix& b) mutable {
    ProgressPart part(execution.progress, done, done + 1, n_products);
    ++done;
    return product(a, b, {.n_jobs = execution.n_jobs, .progress = &part});
  };
  for (std::size_t i = 0; i < n_iterations; ++i) {
    basis = orthonormal(timed_product(view(transposed), timed_product(matrix, basis)));
  }
  const DenseMatrix image = timed_product(matrix, basis);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(image.transpose() * image);  // ascending
  DenseMatrix vectors = basis * eigen.eigenvectors().rightCols(wanted).rowwise().reverse();
  orient(vectors);
  return vectors;
}

}  // namespace tidings::detail
