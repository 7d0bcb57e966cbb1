#include "tidings/clusters/placement.hpp"

#include <cmath>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/clusters/average_link.hpp"

using tidings::average_link;
using tidings::Index;
using tidings::place_by_mean;
using tidings::place_by_vote;
using tidings::SparseMatrix;
using tidings::view;
using tidings::Vote;
using Labels = std::vector<Index>;

namespace {

/// The mean cosine of a row with the members of each cluster, pair by pair.
std::vector<double> mean_cosines(const reference::Dense& rows, const Labels& labels, const std::vector<double>& row) {
  const auto dot = [](const auto& a, const auto& b) {
    double sum = 0;
    for (std::size_t c = 0; c < a.size(); ++c) sum += a[c] * b[c];
    return sum;
  };
  std::vector<double> sums;
  std::vector<double> sizes;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto label = static_cast<std::size_t>(labels[i]);
    if (label >= sums.size()) sums.resize(label + 1, 0);
    if (label >= sizes.size()) sizes.resize(label + 1, 0);
    sums[label] += dot(rows[i], row) / std::sqrt(dot(rows[i], rows[i]) * dot(row, row));
    ++sizes[label];
  }
  for (std::size_t c = 0; c < sums.size(); ++c) sums[c] /= sizes[c];
  return sums;
}

SparseMatrix<float> matrix(std::initializer_list<std::initializer_list<float>> rows) {
  const auto n_columns = rows.size() == 0 ? 0 : rows.begin()->size();
  SparseMatrix<float> result(static_cast<int>(rows.size()), static_cast<int>(n_columns));
  int i = 0;
  for (const auto& row : rows) {
    int j = 0;
    for (const float value : row) {
      if (value != 0) result.insert(i, j) = value;
      ++j;
    }
    ++i;
  }
  result.makeCompressed();
  return result;
}

}  // namespace

TEST_CASE("a new row is placed in the cluster of the highest mean cosine, if that is above the threshold") {
  const auto rows = reference::random_matrix<double>(GENERATE(1U, 2U, 3U), 60, 20, 0.5, true);
  const auto more = reference::random_matrix<double>(9, 40, 20, 0.5, true);
  const double threshold = GENERATE(0.2, -0.05, -1.0);
  const Labels labels = average_link(view(rows), {.threshold = 0.2}).labels;
  const Labels placed = place_by_mean(view(rows), labels, view(more), threshold);
  const auto dense = reference::dense(rows);
  const auto dense_more = reference::dense(more);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const auto means = mean_cosines(dense, labels, dense_more[i]);
    const auto best = std::ranges::max_element(means);
    REQUIRE(placed[i] == (*best >= threshold ? static_cast<Index>(best - means.begin()) : -1));
  }
  REQUIRE(place_by_mean(view(rows), labels, view(more), threshold, {.n_jobs = 1}) == placed);
}

TEST_CASE("of equal means the lower number wins, and rows of zeros are placed where there is no threshold") {
  const auto rows = matrix({{1, 0}, {0, 1}});
  const Labels labels{0, 1};
  REQUIRE(place_by_mean(view(rows), labels, view(matrix({{1, 1}, {0, 2}, {0, 0}})), -1) == Labels{0, 1, 0});
  REQUIRE(place_by_mean(view(rows), labels, view(matrix({{1, 1}, {0, 2}, {0, 0}})), 0.8) == Labels{-1, 1, -1});
  REQUIRE(place_by_mean(view(SparseMatrix<float>(0, 2)), Labels{}, view(matrix({{1, 1}})), -1) == Labels{-1});
}

TEST_CASE("votes are sums, or means over the size of a cluster") {
  const auto similarities = matrix({{0.5F, 0.3F, 0.3F, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0.9F, 0.1F}});
  const Labels labels{0, 1, 1, -1, 2};
  REQUIRE(place_by_vote(view(similarities), labels, Vote::sum) == Labels{1, -1, 2});
  REQUIRE(place_by_vote(view(similarities), labels, Vote::mean) == Labels{0, -1, 2});
  REQUIRE(place_by_vote(view(similarities), labels, Vote::mean, 0.2) == Labels{0, -1, -1});
}

TEST_CASE("placement refuses what does not fit") {
  const auto rows = matrix({{1, 0}, {0, 1}});
  const Labels labels{0, 1};
  REQUIRE_THROWS_WITH(place_by_mean(view(rows), labels, view(matrix({{1, 0, 0}})), 0), contains_text("3 columns"));
  REQUIRE_THROWS_WITH(place_by_mean(view(rows), labels, view(rows), 2), contains_text("threshold"));
  REQUIRE_THROWS_WITH(place_by_mean(view(rows), Labels{0}, view(rows), 0), contains_text("1 against 2"));
  REQUIRE_THROWS_WITH(place_by_vote(view(matrix({{1}})), labels, Vote::sum), contains_text("1 columns against 2"));
  REQUIRE_THROWS_WITH(place_by_vote(view(matrix({{-1, 0}})), labels, Vote::sum), contains_text("got -1"));
}
