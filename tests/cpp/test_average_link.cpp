#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "catch.hpp"
#include "clusters/threshold_link.hpp"
#include "reference.hpp"
#include "tidings/clusters/average_link.hpp"

using tidings::average_link;
using tidings::AverageLinkClusters;
using tidings::Index;
using tidings::SparseMatrix;
using tidings::view;
using Labels = std::vector<Index>;

namespace {

Index n_clusters(const Labels& labels) {
  return labels.empty() ? 0 : 1 + *std::ranges::max_element(labels);
}

}  // namespace

TEST_CASE("a block of similar rows is many pairs, however many others there are", "[clusters]") {
  const auto with_block = [](Index size) {
    SparseMatrix<double> rows(6400, 6400);
    for (Index i = 0; i < 6400; ++i) {
      rows.startVec(i);
      rows.insertBack(i, i < size ? 0 : i) = 1;
    }
    rows.finalize();
    return rows;
  };
  CHECK(tidings::detail::has_few_pairs(with_block(1000), {}, 0.5, {}));
  CHECK_FALSE(tidings::detail::has_few_pairs(with_block(1500), {}, 0.5, {}));
}

TEMPLATE_TEST_CASE("merges equal the definition", "", float, double) {
  const int seed = GENERATE(1, 2, 3, 4);
  const bool negative = GENERATE(true, false);
  const auto matrix = reference::random_matrix<TestType>(static_cast<std::uint32_t>(seed), 45, 25, 0.3, negative);
  const auto expected = reference::average_link_similarities(reference::dense(matrix));
  const AverageLinkClusters clusters = average_link(view(matrix), {});
  REQUIRE(clusters.merges.size() == expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k) {
    REQUIRE(std::abs(clusters.merges[k].similarity - expected[k]) < 1e-12);
  }
  REQUIRE(clusters.merges.back().size == 45);
  REQUIRE(n_clusters(clusters.labels) == 1);
}

TEST_CASE("a threshold cuts the tree where the whole tree has that similarity") {
  const auto matrix = reference::random_matrix<double>(6, 200, 40, 0.2);
  const auto whole = average_link(view(matrix), {}).merges;
  for (const double threshold : {-1.0, 0.0, 0.2, 0.4, 0.8, 1.0}) {
    const auto cut = average_link(view(matrix), {.threshold = threshold});
    const auto expected =
        std::ranges::count_if(whole, [&](const auto& merge) { return merge.similarity >= threshold; });
    REQUIRE(static_cast<std::ptrdiff_t>(cut.merges.size()) == expected);
    REQUIRE(n_clusters(cut.labels) == 200 - static_cast<Index>(expected));
    for (std::size_t k = 0; k < cut.merges.size(); ++k) {
      REQUIRE(cut.merges[k].first == whole[k].first);
      REQUIRE(cut.merges[k].second == whole[k].second);
      REQUIRE(std::abs(cut.merges[k].similarity - whole[k].similarity) < 1e-12);
    }
  }
}

TEST_CASE("as many clusters as asked for are left") {
  const auto matrix = reference::random_matrix<float>(7, 60, 20, 0.3);
  const std::size_t wanted = GENERATE(1U, 2U, 17U, 60U);
  REQUIRE(n_clusters(average_link(view(matrix), {.n_clusters = wanted}).labels) == static_cast<Index>(wanted));
}

TEST_CASE("labels are numbered in the order of first rows") {
  SparseMatrix<float> matrix(5, 2);
  for (const auto& [i, j] : {std::pair{0, 0}, {1, 1}, {2, 0}, {3, 1}, {4, 0}}) matrix.insert(i, j) = 1;
  matrix.makeCompressed();
  REQUIRE(average_link(view(matrix), {.threshold = 0.5}).labels == Labels{0, 1, 0, 1, 0});
}

TEST_CASE("equal similarities are merged in the order of cluster numbers") {
  SparseMatrix<float> matrix(4, 1);
  for (int i = 0; i < 4; ++i) matrix.insert(i, 0) = 1;
  matrix.makeCompressed();
  const auto merges = average_link(view(matrix), {}).merges;
  REQUIRE(merges[0] == tidings::Merge{0, 1, 1.0, 2});
  REQUIRE(merges[1] == tidings::Merge{2, 3, 1.0, 2});
  REQUIRE(merges[2] == tidings::Merge{4, 5, 1.0, 4});
}

TEST_CASE("random equal rows are joined at a threshold of 1, at a similarity of at most 1") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const auto one = reference::random_matrix<double>(seed, 1, 30, 0.7);
    SparseMatrix<double> thrice(3, 30);
    for (int i = 0; i < 3; ++i) {
      for (SparseMatrix<double>::InnerIterator e(one, 0); e; ++e) thrice.insert(i, e.col()) = e.value();
    }
    thrice.makeCompressed();
    const auto clusters = average_link(view(thrice), {.threshold = 1.0});
    REQUIRE(clusters.labels == Labels{0, 0, 0});
    for (const auto& merge : clusters.merges) REQUIRE(merge.similarity <= 1);
  }
}

TEST_CASE("each merge joins the clusters whose rows have that mean cosine") {
  const auto matrix = reference::random_matrix<double>(5, 40, 25, 0.3, true);
  const auto rows = reference::dense(matrix);
  std::vector<std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < 40; ++i) members.push_back({i});
  for (const auto& merge : average_link(view(matrix), {}).merges) {
    const auto first = members[static_cast<std::size_t>(merge.first)];
    const auto second = members[static_cast<std::size_t>(merge.second)];
    double sum = 0;
    for (const std::size_t i : first) {
      for (const std::size_t j : second) sum += reference::cosine(rows[i], rows[j]);
    }
    REQUIRE(std::abs(sum / static_cast<double>(first.size() * second.size()) - merge.similarity) < 1e-12);
    members.push_back(first);
    members.back().insert(members.back().end(), second.begin(), second.end());
    REQUIRE(static_cast<std::size_t>(merge.size) == members.back().size());
  }
}

TEST_CASE("the progress of average link only grows") {
  class Recorder : public tidings::Progress {
   public:
    void update(std::size_t done, std::size_t total) override {
      grows = grows && done >= last;
      last = done;
      ended = done == total;
    }
    bool grows = true;
    bool ended = false;

   private:
    std::size_t last = 0;
  } recorder;
  const auto matrix = reference::random_matrix<float>(2, 100, 30, 0.2);
  static_cast<void>(average_link(view(matrix), {}, {.progress = &recorder}));
  REQUIRE(recorder.grows);
  REQUIRE(recorder.ended);
}

TEST_CASE("days count as if each row were spread over its window", "[clusters]") {
  const auto matrix = reference::random_matrix<double>(11, 300, 60, 0.1);
  const tidings::RowDays time{[] {
                                std::vector<tidings::Day> days;
                                for (Index i = 0; i < 300; ++i) days.push_back(i * 7 % 40 - 20);
                                return days;
                              }(),
                              {6}};
  const auto spread = spread_over_days(view(tidings::normalized_rows(view(matrix))), time);
  for (const auto threshold : {std::optional<double>(), std::optional(0.0), std::optional(0.15), std::optional(0.3)}) {
    const auto expected = average_link(view(spread), {.threshold = threshold});
    const auto found = average_link(view(matrix), time, {.threshold = threshold});
    CHECK(found.labels == expected.labels);
    REQUIRE(found.merges.size() == expected.merges.size());
    for (std::size_t k = 0; k < found.merges.size(); ++k) {
      REQUIRE(std::abs(found.merges[k].similarity - expected.merges[k].similarity) < 1e-12);
    }
  }
  CHECK_THROWS_AS(average_link(view(matrix), {{1, 2}}, {}), std::invalid_argument);
  CHECK(average_link(view(matrix), {{}, {0}}, {.threshold = 0.3}).labels ==
        average_link(view(matrix), {.threshold = 0.3}).labels);
}

TEST_CASE("rows of zeros are joined last, at similarity 0") {
  SparseMatrix<double> matrix(4, 2);
  matrix.insert(1, 0) = 1;
  matrix.insert(3, 0) = 2;
  matrix.makeCompressed();
  const auto clusters = average_link(view(matrix), {});
  REQUIRE(clusters.merges[0] == tidings::Merge{1, 3, 1.0, 2});
  REQUIRE(clusters.merges[1].similarity == 0);
  REQUIRE(average_link(view(matrix), {.threshold = 0.1}).labels == Labels{0, 1, 2, 1});
}

TEST_CASE("clusters are bit-equal for any number of threads") {
  const auto matrix = reference::random_matrix<float>(9, 400, 80, 0.1);
  const auto one = average_link(view(matrix), {}, {.n_jobs = 1});
  for (const int n_jobs : {2, 8}) {
    const auto many = average_link(view(matrix), {}, {.n_jobs = n_jobs});
    REQUIRE(many.labels == one.labels);
    REQUIRE(many.merges == one.merges);
  }
}

TEST_CASE("small matrices have small trees") {
  REQUIRE(average_link(view(SparseMatrix<float>(0, 3)), {}).labels.empty());
  REQUIRE(average_link(view(SparseMatrix<float>(1, 3)), {}).labels == Labels{0});
  REQUIRE(average_link(view(SparseMatrix<float>(2, 3)), {.threshold = 0.1}).labels == Labels{0, 1});
}

TEST_CASE("average link refuses wrong options with their value") {
  const auto matrix = reference::random_matrix<float>(1, 4, 4, 0.5);
  REQUIRE_THROWS_WITH(average_link(view(matrix), {.threshold = 1.5}), contains_text("1.5"));
  REQUIRE_THROWS_WITH(average_link(view(matrix), {.n_clusters = 5}),
                      contains_text("from 1 to the number of rows, 4, got 5"));
  REQUIRE_THROWS_WITH(average_link(view(matrix), {.n_clusters = 0}), contains_text("got 0"));
  REQUIRE_THROWS_AS(average_link(view(matrix), {.threshold = 0.5, .n_clusters = 2}), std::invalid_argument);
}
