#include "tidings/similarity/novelty.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>

#include "catch.hpp"
#include "reference.hpp"

using tidings::Novelty;
using tidings::novelty;
using tidings::view;

TEMPLATE_TEST_CASE("novelty is what comparing with all earlier rows gives", "[novelty]", float, double) {
  const auto matrix = reference::random_matrix<TestType>(13, 60, 40, 0.15, true);
  const auto rows = reference::dense(matrix);
  std::mt19937 random(3);
  std::vector<double> times;
  std::vector<double> weights;
  for (std::size_t i = 0; i < rows.size(); ++i) times.push_back(static_cast<double>(random() % 20));
  for (std::size_t c = 0; c < rows[0].size(); ++c) weights.push_back(static_cast<double>(random() % 5));
  for (const double window : {0.0, 4.0, 100.0, std::numeric_limits<double>::infinity()}) {
    const auto found = novelty(view(matrix), {.times = times, .window = window, .column_weights = weights});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      double best = 0;
      std::set<std::size_t> seen;
      for (std::size_t j = 0; j < rows.size(); ++j) {
        const bool earlier = times[j] < times[i] || (times[j] == times[i] && j < i);
        if (!earlier || times[i] - times[j] > window) continue;
        best = std::max(best, reference::cosine(rows[i], rows[j]));
        for (std::size_t c = 0; c < rows[j].size(); ++c) {
          if (rows[j][c] != 0) seen.insert(c);
        }
      }
      double all = 0;
      double unseen = 0;
      for (std::size_t c = 0; c < rows[i].size(); ++c) {
        if (rows[i][c] == 0) continue;
        all += weights[c];
        if (!seen.contains(c)) unseen += weights[c];
      }
      CHECK(std::abs(found[i].similarity - best) < 1e-9);
      CHECK(std::abs(found[i].unseen - (all > 0 ? unseen / all : 1)) < 1e-9);
      if (found[i].nearest >= 0) {
        const auto nearest = static_cast<std::size_t>(found[i].nearest);
        CHECK(std::abs(reference::cosine(rows[i], rows[nearest]) - best) < 1e-9);
      }
    }
  }
}

TEST_CASE("novelty is the same for any number of threads", "[novelty]") {
  const auto matrix = reference::random_matrix<float>(17, 300, 50, 0.1, false);
  const auto found = novelty(view(matrix), {.window = 50}, {.n_jobs = 1});
  CHECK(found[0] == Novelty{});
  CHECK(novelty(view(matrix), {.window = 50}, {.n_jobs = 8}) == found);
}

TEST_CASE("novelty refuses what makes no sense", "[novelty]") {
  const auto matrix = reference::random_matrix<float>(17, 3, 4, 0.5, false);
  CHECK_THROWS_AS(novelty(view(matrix), {.times = {1, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(novelty(view(matrix), {.times = {1, 2, std::nan("")}}), std::invalid_argument);
  CHECK_THROWS_AS(novelty(view(matrix), {.window = -1}), std::invalid_argument);
  CHECK_THROWS_AS(novelty(view(matrix), {.column_weights = {1, 2}}), std::invalid_argument);
  CHECK_THROWS_AS(novelty(view(matrix), {.column_weights = {1, 2, 3, -1}}), std::invalid_argument);
}

TEST_CASE("what is stored as zero is no term", "[novelty]") {
  tidings::SparseMatrix<double> matrix(2, 2);
  matrix.insert(0, 0) = 1;
  matrix.insert(0, 1) = 0;
  matrix.insert(1, 0) = 1;
  matrix.insert(1, 1) = 1;
  matrix.makeCompressed();
  const auto found = novelty(view(matrix));
  CHECK(found[1].unseen == 0.5);
  CHECK(found[0].unseen == 1);
}
