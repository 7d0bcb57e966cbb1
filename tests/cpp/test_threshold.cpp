#include <algorithm>
#include <cmath>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/clusters/threshold.hpp"

using tidings::event_threshold;
using tidings::view;

TEST_CASE("the threshold is the mean unrelated cosine times ln n, within limits") {
  const double density = GENERATE(0.005, 0.02, 0.1, 0.5);
  const auto matrix = reference::random_matrix<double>(3, 60, 200, density);
  const auto rows = reference::dense(matrix);
  double all = 0;
  double nearest = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double best = 0;
    for (std::size_t j = 0; j < rows.size(); ++j) {
      if (i == j) continue;
      all += reference::cosine(rows[i], rows[j]);
      best = std::max(best, reference::cosine(rows[i], rows[j]));
    }
    nearest += best;
  }
  const double expected = std::clamp((all - nearest) / (60.0 * 58) * std::log(60.0), 0.05, 0.25);
  REQUIRE(std::abs(event_threshold(view(matrix)) - expected) < 1e-12);
}

TEST_CASE("with fewer than three rows there is nothing to measure") {
  REQUIRE(event_threshold(view(reference::random_matrix<float>(1, 2, 4, 0.5))) == 0.1);
  REQUIRE(event_threshold(view(tidings::SparseMatrix<float>(0, 4))) == 0.1);
}
