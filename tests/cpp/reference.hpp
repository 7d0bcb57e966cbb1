/// @file
/// Slow, obvious oracles that the library must agree with.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "tidings/vectors/sparse_matrix.hpp"

namespace reference {

using Dense = std::vector<std::vector<double>>;

/// Numbers from the least one to 1.
inline std::vector<float> random_numbers(std::uint32_t seed, std::size_t size, float least = -1) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<float> uniform(least, 1);
  std::vector<float> numbers(size);
  for (float& number : numbers) number = uniform(engine);
  return numbers;
}

/// A matrix with about the given part of non-zeros, from -1 to 1 or from 0 to 1.
template <class Real>
tidings::SparseMatrix<Real> random_matrix(std::uint32_t seed, int rows, int columns, double density,
                                          bool negative = false) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  tidings::SparseMatrix<Real> matrix(rows, columns);
  for (int i = 0; i < rows; ++i) {
    matrix.startVec(i);
    for (int j = 0; j < columns; ++j) {
      if (uniform(engine) >= density) continue;
      const double value = negative ? 2 * uniform(engine) - 1 : uniform(engine);
      matrix.insertBack(i, j) = static_cast<Real>(value);
    }
  }
  matrix.finalize();
  return matrix;
}

template <class Real>
Dense dense(const tidings::SparseMatrix<Real>& matrix) {
  Dense result(static_cast<std::size_t>(matrix.rows()),
               std::vector<double>(static_cast<std::size_t>(matrix.cols()), 0));
  for (int i = 0; i < matrix.rows(); ++i) {
    for (typename tidings::SparseMatrix<Real>::InnerIterator e(matrix, i); e; ++e) {
      result[static_cast<std::size_t>(i)][static_cast<std::size_t>(e.col())] = static_cast<double>(e.value());
    }
  }
  return result;
}

inline double inner(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t t = 0; t < a.size(); ++t) sum += a[t] * b[t];
  return sum;
}

/// The cosine; 0 where a vector is zero.
inline double cosine(const std::vector<double>& a, const std::vector<double>& b) {
  const double norms = std::sqrt(inner(a, a)) * std::sqrt(inner(b, b));
  return norms == 0 ? 0 : inner(a, b) / norms;
}

/// Average link by the definition: the mean of all cosines between two clusters, all pairs tried at each step.
inline std::vector<double> average_link_similarities(const Dense& rows) {
  std::vector<std::vector<std::size_t>> clusters;
  for (std::size_t i = 0; i < rows.size(); ++i) clusters.push_back({i});
  const auto mean = [&](const auto& a, const auto& b) {
    double sum = 0;
    for (const std::size_t i : a) {
      for (const std::size_t j : b) sum += cosine(rows[i], rows[j]);
    }
    return sum / static_cast<double>(a.size() * b.size());
  };
  std::vector<double> similarities;
  while (clusters.size() > 1) {
    std::size_t first = 0;
    std::size_t second = 1;
    for (std::size_t a = 0; a < clusters.size(); ++a) {
      for (std::size_t b = a + 1; b < clusters.size(); ++b) {
        if (mean(clusters[a], clusters[b]) > mean(clusters[first], clusters[second])) {
          first = a;
          second = b;
        }
      }
    }
    similarities.push_back(mean(clusters[first], clusters[second]));
    clusters[first].insert(clusters[first].end(), clusters[second].begin(), clusters[second].end());
    clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(second));
  }
  return similarities;
}

}  // namespace reference
