#include "tidings/clusters/spherical_kmeans.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "clusters/kmeans_seeds.hpp"
#include "clusters/lloyd.hpp"
#include "clusters/nearest_centroid.hpp"
#include "tidings/base/errors.hpp"

namespace tidings {
namespace {

using detail::Centroid;
using detail::Lloyd;

constexpr std::size_t rows_per_block = 64;

/// Units of progress in an iteration, or in the choice of seeds.
constexpr std::size_t fine = 1000;

/// Rows of length 1 or 0, and how they are looked at.
template <class Real>
struct UnitRows {
  explicit UnitRows(const SparseView<Real>& source) : matrix(normalized_rows(source).template cast<Real>()) {
    matrix.prune(Real(0), Real(0));
    for (std::size_t i = 0; i < static_cast<std::size_t>(matrix.rows()); ++i) rows.push_back(row(view(matrix), i));
  }
  UnitRows(const UnitRows&) = delete;
  UnitRows& operator=(const UnitRows&) = delete;

  [[nodiscard]] std::size_t n_columns() const { return static_cast<std::size_t>(matrix.cols()); }

  SparseMatrix<Real> matrix;
  std::vector<SparseRow<Real>> rows;
};

template <class Real>
std::vector<Centroid<Real>> centroids_of(const std::vector<SparseRow<Real>>& rows) {
  std::vector<Centroid<Real>> centroids(rows.size());
  for (std::size_t k = 0; k < rows.size(); ++k) {
    for (std::size_t e = 0; e < rows[k].size(); ++e) {
      centroids[k].columns.push_back(rows[k].column(e));
      centroids[k].values.push_back(rows[k].value(e));
    }
  }
  return centroids;
}

/// The rows with these numbers, and rows without values after them.
template <class Real>
std::vector<Centroid<Real>> centroids_of(const std::vector<SparseRow<Real>>& rows,
                                         const std::vector<std::size_t>& numbers, std::size_t n_clusters) {
  std::vector<SparseRow<Real>> chosen;
  for (const std::size_t number : numbers) chosen.push_back(rows[number]);
  std::vector<Centroid<Real>> centroids = centroids_of(chosen);
  centroids.resize(n_clusters);
  return centroids;
}

template <class Real>
SphericalClusters<Real> run(const UnitRows<Real>& rows, std::vector<Centroid<Real>> seeds,
                            const SphericalKMeansOptions& options, int n_jobs, Progress& progress) {
  const auto n = static_cast<double>(rows.rows.size());
  Lloyd<Real> lloyd(rows.rows, rows.n_columns(), std::move(seeds), n_jobs);
  SphericalClusters<Real> result;
  double gain = 1;
  while (result.history.size() < options.max_iter && gain > options.tolerance) {
    const std::size_t done = result.history.size();
    ProgressPart part(&progress, done * fine, (done + 1) * fine, options.max_iter * fine);
    result.converged = !lloyd.step(part);
    if (result.converged) break;
    const double mean = lloyd.total_cosine() / n;
    gain = done == 0 ? 1 : mean - result.history.back();
    result.history.push_back(mean);
  }
  Progress nobody;
  if (!result.converged) lloyd.assign(nobody);
  for (const double cosine : lloyd.cosines()) result.inertia += 1 - cosine;
  result.labels = lloyd.labels();
  for (const auto& centroid : lloyd.centroids()) result.lengths.push_back(centroid.length);
  SparseMatrix<Real> centroids = detail::stack(lloyd.centroids(), rows.n_columns());
  result.centroids.swap(centroids);
  progress.update(1, 1);
  return result;
}

/// Run i of options.n_init: half of its progress are the seeds.
template <class Real>
SphericalClusters<Real> run_from_random(const UnitRows<Real>& rows, const SphericalKMeansOptions& options,
                                        std::size_t i, const Execution& execution) {
  const std::size_t total = 2 * options.n_init * fine;
  ProgressPart seeding(execution.progress, 2 * i * fine, (2 * i + 1) * fine, total);
  ProgressPart running(execution.progress, (2 * i + 1) * fine, (2 * i + 2) * fine, total);
  const auto seeds = detail::kmeans_seeds(rows.rows, rows.n_columns(), options.n_clusters, options.seed + i,
                                          {.n_jobs = execution.n_jobs, .progress = &seeding});
  return run(rows, centroids_of(rows.rows, seeds, options.n_clusters), options, execution.n_jobs, running);
}

void check(const SphericalKMeansOptions& options) {
  require(options.n_init > 0, "n_init", "at least 1", options.n_init);
  require(options.max_iter > 0, "max_iter", "at least 1", options.max_iter);
  require(options.tolerance >= 0, "tolerance", "at least 0", options.tolerance);
}

void check_clusters(std::size_t n_clusters, Eigen::Index n_rows) {
  require(n_clusters >= 1 && n_clusters <= static_cast<std::size_t>(n_rows), "n_clusters",
          ("from 1 to the number of rows, " + std::to_string(n_rows)).c_str(), n_clusters);
}

}  // namespace

template <class Real>
SphericalClusters<Real> spherical_kmeans(const SparseView<Real>& matrix, const SphericalKMeansOptions& options,
                                         const Execution& execution) {
  check(options);
  check_clusters(options.n_clusters, matrix.rows());
  const UnitRows<Real> rows(matrix);
  SphericalClusters<Real> best = run_from_random(rows, options, 0, execution);
  for (std::size_t i = 1; i < options.n_init; ++i) {
    const SphericalClusters<Real> other = run_from_random(rows, options, i, execution);
    if (other.inertia < best.inertia) best = other;
  }
  return best;
}

template <class Real>
SphericalClusters<Real> spherical_kmeans(const SparseView<Real>& matrix, const SparseView<Real>& seeds,
                                         const SphericalKMeansOptions& options, const Execution& execution) {
  check(options);
  check_clusters(static_cast<std::size_t>(seeds.rows()), matrix.rows());
  require(matrix.cols() == seeds.cols(), "seeds", "as wide as the matrix",
          std::to_string(seeds.cols()) + " columns against " + std::to_string(matrix.cols()));
  const UnitRows<Real> rows(matrix);
  ProgressPart running(execution.progress, 0, fine, fine);
  return run(rows, centroids_of(UnitRows<Real>(seeds).rows), options, execution.n_jobs, running);
}

template <class Real>
std::vector<Index> nearest_centroids(const SparseView<Real>& matrix, const SparseView<Real>& centroids,
                                     const Execution& execution) {
  require(matrix.cols() == centroids.cols(), "centroids", "as wide as the matrix",
          std::to_string(centroids.cols()) + " columns against " + std::to_string(matrix.cols()));
  require(centroids.rows() > 0, "centroids", "at least one", centroids.rows());
  const UnitRows<Real> rows(matrix);
  std::vector<SparseRow<Real>> directions;
  for (std::size_t k = 0; k < static_cast<std::size_t>(centroids.rows()); ++k) directions.push_back(row(centroids, k));
  const detail::TermIndex<Real> index(directions, rows.n_columns(), {.n_jobs = execution.n_jobs});
  std::vector<Index> labels(rows.rows.size());
  parallel_for(labels.size(), rows_per_block, execution, [&]() -> Worker {
    return [&, search = detail::CentroidSearch<Real>(index)](std::size_t begin, std::size_t end) mutable {
      for (std::size_t i = begin; i < end; ++i) labels[i] = search.nearest(rows.rows[i]).cluster;
    };
  });
  return labels;
}

template SphericalClusters<float> spherical_kmeans(const SparseView<float>&, const SphericalKMeansOptions&,
                                                   const Execution&);
template SphericalClusters<double> spherical_kmeans(const SparseView<double>&, const SphericalKMeansOptions&,
                                                    const Execution&);
template SphericalClusters<float> spherical_kmeans(const SparseView<float>&, const SparseView<float>&,
                                                   const SphericalKMeansOptions&, const Execution&);
template SphericalClusters<double> spherical_kmeans(const SparseView<double>&, const SparseView<double>&,
                                                    const SphericalKMeansOptions&, const Execution&);
template std::vector<Index> nearest_centroids(const SparseView<float>&, const SparseView<float>&, const Execution&);
template std::vector<Index> nearest_centroids(const SparseView<double>&, const SparseView<double>&, const Execution&);

}  // namespace tidings
