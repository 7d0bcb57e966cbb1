#include "tidings/clusters/similarity_graph.hpp"

#include <cmath>

#include "catch.hpp"
#include "reference.hpp"
#include "tidings/similarity/neighbors.hpp"

using tidings::similarity_graph;
using tidings::view;

TEST_CASE("a graph has the pairs of which one is among the nearest of the other, and says what it omits") {
  const auto matrix = reference::random_matrix<double>(4, 50, 25, 0.2);
  const auto rows = reference::dense(matrix);
  const auto neighbors = tidings::nearest_neighbors(view(matrix), {.n_neighbors = 4});
  reference::Dense expected(50, std::vector<double>(50, 0));
  for (std::size_t i = 0; i < 50; ++i) {
    for (auto e = static_cast<std::size_t>(neighbors.offsets[i]);
         e < static_cast<std::size_t>(neighbors.offsets[i + 1]); ++e) {
      const auto j = static_cast<std::size_t>(neighbors.neighbors[e]);
      expected[i][j] = expected[j][i] = neighbors.similarities[e];
    }
  }
  const auto graph = similarity_graph(view(matrix), 4);
  REQUIRE(reference::dense(graph.edges) == expected);
  tidings::check_sparse(view(graph.edges));
  for (std::size_t i = 0; i < 50; ++i) {
    for (std::size_t j = 0; j < 50; ++j) {
      if (i == j || expected[i][j] > 0) continue;
      REQUIRE(reference::cosine(rows[i], rows[j]) <= std::min(graph.omitted[i], graph.omitted[j]) + 1e-12);
    }
  }
}

TEST_CASE("with all neighbours nothing is omitted") {
  const auto matrix = reference::random_matrix<float>(4, 20, 10, 0.5);
  const auto graph = similarity_graph(view(matrix), 20);
  REQUIRE(graph.omitted == std::vector<float>(20, 0));
  REQUIRE(similarity_graph(view(tidings::SparseMatrix<float>(0, 3)), 2).edges.rows() == 0);
}
