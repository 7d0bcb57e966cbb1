#include "tidings/clusters/online_kmeans.hpp"

#include <cmath>

#include "catch.hpp"
#include "reference.hpp"

using tidings::ClusterTotals;
using tidings::Index;
using tidings::learn_online;
using tidings::SparseMatrix;
using tidings::view;
using Labels = std::vector<Index>;

namespace {

ClusterTotals empty_totals(std::size_t n_clusters, int n_columns) {
  return {SparseMatrix<double>(static_cast<int>(n_clusters), n_columns), std::vector<double>(n_clusters, 0),
          std::vector<double>(n_clusters, 0)};
}

}  // namespace

TEST_CASE("rows learnt one after the other equal the definition") {
  const auto matrix = reference::random_matrix<double>(3, 120, 15, 0.4);
  ClusterTotals totals = empty_totals(4, 15);
  const Labels labels = learn_online(totals, view(matrix));
  reference::Dense sums(4, std::vector<double>(15, 0));
  const auto rows = reference::dense(matrix);
  std::size_t begun = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < begun; ++k) {
      if (reference::cosine(rows[i], sums[k]) > reference::cosine(rows[i], sums[best])) best = k;
    }
    if (begun < 4) best = begun++;
    REQUIRE(labels[i] == static_cast<Index>(best));
    const double norm = std::sqrt(reference::inner(rows[i], rows[i]));
    for (std::size_t t = 0; t < 15; ++t) sums[best][t] += rows[i][t] / norm;
  }
  const auto learnt = reference::dense(totals.sums);
  for (std::size_t k = 0; k < 4; ++k) {
    for (std::size_t t = 0; t < 15; ++t) REQUIRE(std::abs(learnt[k][t] - sums[k][t]) < 1e-12);
    REQUIRE(std::abs(totals.squares[k] - reference::inner(sums[k], sums[k])) < 1e-9);
  }
}

TEST_CASE("how rows are cut into calls makes no difference") {
  const auto matrix = reference::random_matrix<float>(5, 100, 30, 0.2);
  ClusterTotals at_once = empty_totals(6, 30);
  const Labels labels = learn_online(at_once, view(matrix));
  const int size = GENERATE(1, 7, 50);
  ClusterTotals in_batches = empty_totals(6, 30);
  Labels batched;
  for (int begin = 0; begin < 100; begin += size) {
    const SparseMatrix<float> batch = matrix.middleRows(begin, std::min(size, 100 - begin));
    const Labels some = learn_online(in_batches, view(batch));
    batched.insert(batched.end(), some.begin(), some.end());
  }
  REQUIRE(batched == labels);
  REQUIRE(in_batches.squares == at_once.squares);
  REQUIRE(in_batches.n_rows == at_once.n_rows);
  REQUIRE(reference::dense(in_batches.sums) == reference::dense(at_once.sums));
}

TEST_CASE("equal rows begin one cluster, rows of zeros none") {
  SparseMatrix<double> matrix(5, 2);
  matrix.insert(1, 0) = 1;
  matrix.insert(2, 0) = 2;
  matrix.insert(4, 1) = 1;
  matrix.makeCompressed();
  ClusterTotals totals = empty_totals(3, 2);
  REQUIRE(learn_online(totals, view(matrix)) == Labels{0, 0, 0, 0, 1});
  REQUIRE(totals.n_rows == std::vector<double>{4, 1, 0});
}

TEST_CASE("totals that do not fit are refused") {
  const auto matrix = reference::random_matrix<float>(5, 4, 3, 0.5);
  ClusterTotals narrow = empty_totals(2, 2);
  REQUIRE_THROWS_WITH(learn_online(narrow, view(matrix)), contains_text("3 columns against 2"));
  ClusterTotals none = empty_totals(0, 3);
  REQUIRE_THROWS_AS(learn_online(none, view(matrix)), std::invalid_argument);
  ClusterTotals odd = empty_totals(2, 3);
  odd.squares.pop_back();
  REQUIRE_THROWS_WITH(learn_online(odd, view(matrix)), contains_text("squares"));
}
